import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { Progress } from '../../components/Progress.tsx';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { useOtherBook } from '../../stores/books.ts';
import { type Job, useJobs } from '../../stores/jobs.ts';

/** Long work at the foot of the window: what, how far, and a way to stop it. */
export function JobsBar(): ReactElement | null {
  const texts = useTexts();
  const all = useJobs((store) => store.jobs);
  // What began by itself is told in the header: nothing moves for it.
  const jobs = all.filter(({ kind }) => kind !== 'scheduled');
  const nameOf = useOtherBook();
  if (jobs.length === 0) return null;
  return (
    <section className="jobs" aria-label={texts.t('jobs.label')}>
      {jobs.map((job) => {
        const kind = texts.t(`job.${job.kind}`);
        const of = nameOf(job.bookId);
        const label = of === null ? kind : texts.t('books.jobOf', { name: of, job: kind });
        return (
          <div key={job.id} className="job">
            <span className="strong">{label}</span>
            <span className="muted jobStage">{stageText(texts, job)}</span>
            <Progress label={label} done={job.progress?.done ?? 0} total={job.progress?.total ?? null} />
            <Button kind="quiet" disabled={job.cancelling} onPress={job.cancel}>
              {texts.t(job.cancelling ? 'jobs.cancelling' : 'action.cancel')}
            </Button>
          </div>
        );
      })}
    </section>
  );
}

/** `Invoices 120 of 400`, as far as it is known. */
export function stageText({ t, maybe, number }: Texts, job: Pick<Job, 'progress'>): string {
  if (job.progress === null) return '';
  const { stage, done, total } = job.progress;
  const name = maybe(`stage.${stage}`, {}, t('stage.working'));
  if (total !== null && total > 0)
    return t('jobs.of', { stage: name, done: number(done), total: number(total) });
  return done > 0 ? t('jobs.count', { stage: name, done: number(done) }) : name;
}
