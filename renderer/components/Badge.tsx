import type { ReactElement, ReactNode } from 'react';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'quiet';

/** A state: shape, word and colour together. */
export function Badge({
  tone,
  glyph,
  children,
}: {
  readonly tone: Tone;
  readonly glyph: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={`badge badge-${tone}`}>
      <span className="badgeGlyph" aria-hidden="true">
        {glyph}
      </span>
      <span className="ellipsis">{children}</span>
    </span>
  );
}
