/** Short messages at the corner. Errors stay until they are closed; the rest leave by themselves. */
import { create } from 'zustand';
import { BridgeError } from '../../shared/bridge.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'good' | 'bad';
  readonly message: string;
  /** More for those who want it: an error's code and field. Empty if none. */
  readonly detail: string;
  /** Whose books it speaks of, where it may be told after other ones were opened. */
  readonly bookId?: string | undefined;
  /** One thing to do about it, such as taking it back. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface ToastStore {
  readonly toasts: readonly Toast[];
  readonly show: (toast: Omit<Toast, 'id' | 'detail'> & { readonly detail?: string }) => void;
  readonly close: (id: number) => void;
}

let nextId = 1;

export const useToasts = create<ToastStore>((set, get) => ({
  toasts: [],
  show: ({ tone, message, detail = '', bookId, action }) => {
    const id = nextId;
    nextId += 1;
    // The same message twice is one message.
    const others = get().toasts.filter((toast) => toast.message !== message);
    set({ toasts: [...others, { id, tone, message, detail, bookId, action }].slice(-4) });
    if (tone !== 'bad') globalThis.setTimeout(() => get().close(id), 6000);
  },
  close: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
}));

/** Shows what went wrong. A cancelled call is the user's own wish and shows nothing. */
export function showError(error: unknown, bookId?: string): void {
  if (isCancelled(error)) return;
  const message = error instanceof Error ? error.message : String(error);
  const detail =
    error instanceof BridgeError ? [error.data.code, error.data.detail].filter(Boolean).join(' · ') : '';
  useToasts.getState().show({ tone: 'bad', message, detail, bookId });
}

/** Whether the error only says that the user (or a newer call) cancelled. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof BridgeError) return error.data.code === 'cancelled';
  // The books were left, and closed, while something was still being worked out for their screens.
  return error instanceof Error && ['AbortError', 'DatabaseClosedError'].includes(error.name);
}
