import type { ReactElement } from 'react';
import { useAnnouncement } from '../../stores/announcer.ts';

/** Says what just happened to those who listen. */
export function LiveRegion(): ReactElement {
  const { text, turn } = useAnnouncement();
  return (
    <output className="srOnly" aria-live="polite" data-testid="announcer">
      <span key={turn}>{text}</span>
    </output>
  );
}
