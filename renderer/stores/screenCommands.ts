/** What can be done on the screen that is shown, for the palette: so that nothing needs a key of its own, or a pointer. */
import { useEffect } from 'react';
import { create } from 'zustand';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

export const useScreenCommands = create<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }));

/** Offers these in the palette while the screen is shown. */
export function useOfferCommands(commands: readonly Command[]): void {
  useEffect(() => {
    useScreenCommands.setState({ commands });
    return () => useScreenCommands.setState({ commands: [] });
  }, [commands]);
}
