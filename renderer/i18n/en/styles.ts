/** How payouts are posted: sentences of English, part of `en`. */
export const enStyles = {
  'style.title': 'How payouts are posted',
  'style.text':
    'Changing this affects what isn’t posted yet. What is in Xero stays as it is, and nothing is posted twice.',
  'style.itemised': 'Itemised',
  'style.itemisedText':
    'A payment on each invoice, a line for each sale and refund, the fees apart, and a transfer to the bank.',
  'style.summary': 'Summary',
  'style.summaryText':
    'One receive money for each payout with a line per category, and a transfer to the bank. Invoices are still paid one by one.',
  'style.direct': 'Direct split',
  'style.directText':
    'No clearing account: the bank line is one receive or spend money with sales, refunds and fees inside. Payouts with paid invoices, split deposits and failed payouts still go through clearing; payouts whose make-up isn’t told can’t be posted. What is still in the provider’s balance isn’t in your books, so the proof shows it as not posted.',
  'style.settlement': 'Invoice per settlement',
  'style.settlementText':
    'A sales invoice to the provider for each payout, fees as negative lines, paid by the bank line; a credit note where the payout is negative.',
  'style.cost':
    '{objects, plural, one {# object} other {# objects}} in Xero, {lines, plural, one {# ledger line} other {# ledger lines}}',
  'style.preview': 'What it makes of the payout of {date}, {amount}',
  'style.noPayout': 'When a payout has arrived, this shows what each style makes of it.',
  'style.account': 'Account',
  'style.description': 'Description',
  'style.tax': 'Tax',
  'style.debit': 'Debit',
  'style.credit': 'Credit',
  'style.total': 'All lines',
  'style.moreRows': '{n, plural, one {and # more line} other {and # more lines}}',
  'style.open':
    '{n, plural, one {# entry isn’t shown: it needs an answer first.} other {# entries aren’t shown: they need an answer first.}}',
  'style.invoicedCharges': 'Charges that name an invoice',
  'style.charges.pay': 'Pay their invoice',
  'style.charges.sale': 'Are sales like others',
  'style.charges.saleHelp':
    'Only where the invoices aren’t in Xero: an invoice that stays open there would be income twice.',
  'style.invoicedRefunds': 'Refunds of invoiced charges',
  'style.refunds.line': 'A line with the other refunds',
  'style.refunds.creditNote': 'A credit note to the customer, refunded',
  'style.month': 'Payouts over a month’s end',
  'style.month.whole': 'One summary, on the payout’s day',
  'style.month.split': 'One summary for each month',
  'mapping.none': 'None of its own',
  'mapping.tipsAccountCode': 'Tips (else sales)',
  'mapping.shippingAccountCode': 'Shipping (else sales)',
  'mapping.giftCardAccountCode': 'Gift cards sold (else sales)',
  'mapping.loanAccountCode': 'Loans (else adjustments)',
  'mapping.platformAccountCode': 'Platform fees (else adjustments)',
  'mapping.bankFeeAccountCode': 'Kept by the bank (else fees)',
} as const;
