/** What a posting is, in words. */
import type { Texts } from '../../i18n/useTexts.ts';
import type { WrittenDraft } from '../../../shared/posting/model.ts';

/** `Payment on INV-12`, `Transfer to the bank account`, … */
export function draftTitle(t: Texts['t'], draft: WrittenDraft): string {
  if (draft.kind === 'removal') return t(`draft.removal.${draft.target}`, { reference: draft.reference });
  if (draft.kind === 'invoice') return t('draft.invoice', { contact: draft.contactName });
  if (draft.kind === 'creditNote') return t('draft.creditNote', { contact: draft.contactName });
  if (draft.kind === 'payment') {
    const values = { invoice: draft.invoiceNumber };
    return draft.target === 'creditNote' ? t('draft.refund', values) : t('draft.payment', values);
  }
  if (draft.kind === 'transfer') return t('draft.transfer');
  if (draft.overpayment) return t('draft.overpayment', { contact: draft.contactName });
  return t(draft.direction === 'SPEND' ? 'draft.spend' : 'draft.receive', { contact: draft.contactName });
}
