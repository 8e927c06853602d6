import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import { FORMATS, type Format } from '../../reports/messages.ts';
import { useRunning } from '../../stores/jobs.ts';
import { useWork } from '../../stores/work.ts';
import type { Report } from '../../../shared/report/model.ts';

/** PDF, Excel, CSV of a report that is there. */
export function SaveButtons({ report }: { readonly report: Report | null }): ReactElement {
  const work = useWork();
  const save = (format: Format) => (report === null ? undefined : void work.saveReport(report, format));
  return <FormatButtons disabled={report === null} onSave={save} />;
}

/** The three buttons; while a report is being made they wait. */
export function FormatButtons(props: {
  readonly disabled: boolean;
  readonly onSave: (format: Format) => void;
  readonly quiet?: boolean;
}): ReactElement {
  const { t } = useTexts();
  const busy = useRunning('report');
  return (
    <>
      {FORMATS.map((format) => (
        <Button
          key={format}
          icon="download"
          kind={format === 'pdf' && props.quiet !== true ? 'primary' : 'plain'}
          label={t(`reports.${format}Label`)}
          disabled={props.disabled || busy}
          onPress={() => props.onSave(format)}
        >
          {t(`reports.${format}`)}
        </Button>
      ))}
    </>
  );
}
