/**
 * What is said where the process itself fails. Node prints such an error with all its fields, and errors of HTTP libraries have
 * the request in them: headers, bodies, tokens. Here only its words and its stack are told, without what could be a secret.
 */
import { withoutOpaqueWords } from './withoutSecrets.ts';

const DEEPEST = 4;

/** The error's name, words and stack, and those of what caused it. Never its fields. */
export function crashText(error: unknown): string {
  const parts: string[] = [];
  let next: unknown = error;
  for (let depth = 0; depth < DEEPEST && next !== undefined && next !== null; depth += 1) {
    parts.push(next instanceof Error ? (next.stack ?? `${next.name}: ${next.message}`) : typeof next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return withoutOpaqueWords(parts.join('\nBecause of: '));
}

/** From now on errors that nobody catches come to `tell`, as text without secrets, instead of being printed. */
export function guardCrashes(tell: (text: string) => void): void {
  process.on('uncaughtException', (error) => tell(crashText(error)));
  process.on('unhandledRejection', (reason) => tell(crashText(reason)));
}
