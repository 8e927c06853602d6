import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { RuleFileIssue } from '../../../shared/matching/memory/ruleFile.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import type { RuleImport } from '../../flows/rules.ts';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { showError } from '../../stores/toasts.ts';
import { useWork } from '../../stores/work.ts';

/** All rules out to a file, and in again; what couldn't be taken is told row by row. */
export function RuleFile(): ReactElement {
  const { t } = useTexts();
  const work = useWork();
  const [result, setResult] = useState<RuleImport | null>(null);
  const read = async (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    const done = await work.importRules(await file.text());
    if (done !== null && done.issues.length + done.switchedOff > 0) setResult(done);
  };
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json']} onSelect={(files) => void read(files).catch(showError)}>
        <Button icon="upload">{t('rules.import')}</Button>
      </FileTrigger>
      <Button icon="download" onPress={() => void work.exportRules()}>
        {t('rules.export')}
      </Button>
      <ImportResult result={result} onClose={() => setResult(null)} />
    </>
  );
}

function ImportResult(props: {
  readonly result: RuleImport | null;
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { result, onClose } = props;
  const issues = result?.issues ?? [];
  const whole = issues.some(({ part }) => part === 'file');
  return (
    <Dialog
      title={t('rules.import')}
      open={result !== null}
      onClose={onClose}
      size="medium"
      scrolls
      footer={
        <Button kind="primary" onPress={onClose} initialFocus>
          {t('action.close')}
        </Button>
      }
    >
      <div className="stack">
        {issues.length > 0 && (
          <p className="strong">
            {whole ? t('rules.importNothing') : t('rules.importProblems', { n: issues.length })}
          </p>
        )}
        <ul className="bullets">
          {issues.map((issue) => (
            <li key={`${issue.part} ${issue.row} ${issue.field}`}>{issueText(texts, issue)}</li>
          ))}
        </ul>
        {result !== null && result.switchedOff > 0 && (
          <p>{t('rules.importedOff', { n: result.switchedOff })}</p>
        )}
      </div>
    </Dialog>
  );
}

/** Row, field and what was expected, in words. */
function issueText({ t, maybe }: Texts, { part, row, field, problem }: RuleFileIssue): string {
  if (part === 'file') return t('rules.issue.file', { problem: [field, problem].filter(Boolean).join(': ') });
  if (part === 'declined') return t('rules.issue.declined', { row, field, problem });
  const expected = t('rules.issue.expected', { value: problem });
  return t('rules.issue.rules', { row, field, problem: maybe(`ruleProblem.${problem}`, {}, expected) });
}
