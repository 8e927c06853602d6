import type { ReactElement } from 'react';

/** Right, wrong and what is still lacking, as one thin bar. The words beside it say the same. */
export function PrecisionBar(props: {
  readonly right: number;
  readonly wrong: number;
  /** How many would be enough; 0 where nothing is asked for. */
  readonly least?: number;
}): ReactElement {
  const { right, wrong, least = 0 } = props;
  const total = Math.max(1, right + wrong, least);
  return (
    <span className="precisionBar" aria-hidden="true">
      <span className="precisionRight" style={{ width: `${(right / total) * 100}%` }} />
      <span className="precisionWrong" style={{ width: `${(wrong / total) * 100}%` }} />
    </span>
  );
}
