import type { ReactElement } from 'react';
import { ProgressBar } from 'react-aria-components';

/** A thin bar: `done` of `total`, or under way without a known end when `total` is null. */
export function Progress(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}): ReactElement {
  const { total } = props;
  const known = total !== null && total > 0;
  return (
    <ProgressBar
      className="progress"
      aria-label={props.label}
      isIndeterminate={!known}
      minValue={0}
      maxValue={known ? total : 100}
      value={known ? Math.min(props.done, total) : 0}
    >
      {({ percentage }) => (
        <span className="progressTrack">
          <span
            className={known ? 'progressFill' : 'progressFill progressUnknown'}
            style={known ? { width: `${percentage ?? 0}%` } : {}}
          />
        </span>
      )}
    </ProgressBar>
  );
}
