/** What the live check asks, whom, and what it finds. */

/** How a question is answered: by reading, by writing to a Demo Company, by a person, with a provider's account, or not at all. */
export const WAYS = ['reading', 'writing', 'person', 'elsewhere', 'never'] as const;
export type Way = (typeof WAYS)[number];

/** A row of docs/check-live.md. */
export interface Question {
  readonly number: number;
  readonly question: string;
  /** What Tieout does now. */
  readonly now: string;
  /** What happens if Xero does otherwise. */
  readonly otherwise: string;
  /** Where that is in the source. */
  readonly code: string;
  readonly way: Way;
}

/** One call: what was sent and what came, without secrets. */
export interface Exchange {
  readonly sent: string;
  /** HTTP status; 0: no answer. */
  readonly status: number;
  readonly came: string;
}

export const VERDICTS = ['asExpected', 'otherwise', 'unclear', 'notAsked'] as const;

/** How it turned out: as Tieout takes it, otherwise, not to be told from what came, or not asked at all. */
export type Verdict = (typeof VERDICTS)[number];

export interface Answer {
  readonly verdict: Verdict;
  /** What was found, in a sentence or two. */
  readonly found: string;
}

export interface Finding extends Answer {
  readonly number: number;
  readonly exchanges: readonly Exchange[];
}

/** What a user does in Xero's own screens, as the sandbox's control address has it. */
export interface Hand {
  readonly path: 'reconcile' | 'byHand';
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who sits in front of it. All reject `Stopped` when they want to stop. */
export interface Person {
  /** How the report says that an answer is theirs. */
  readonly voice: string;
  /** Yes, no, or null: doesn't know. */
  ask(question: string): Promise<boolean | null>;
  /** Something to do in Xero's own screens; whether it was done. */
  please(what: string, hands: readonly Hand[]): Promise<boolean>;
  /** A line of text. */
  type(prompt: string): Promise<string>;
  say(text: string): void;
}

/** The user, or a signal, stopped the check. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
