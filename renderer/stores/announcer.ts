/** One polite live region for the whole window: what just happened, for those who listen. */
import { create } from 'zustand';

interface Announcement {
  readonly text: string;
  /** Counts up so that the same words twice are read twice. */
  readonly turn: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: '', turn: 0 }));

/** Has a screen reader say `text` when it next pauses. */
export function announce(text: string): void {
  useAnnouncement.setState(({ turn }) => ({ text, turn: turn + 1 }));
}
