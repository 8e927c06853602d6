/** A profile as a file of its own. */
import * as v from 'valibot';
import { type FileProfile, FileProfileSchema } from './profile.ts';

/** Reads a profile's JSON. `problem` names the field that is wrong, in words for people; empty where `profile` is there. Never throws. */
export function readProfileFile(text: string): { profile: FileProfile | null; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { profile: null, problem: 'JSON' };
  }
  const parsed = v.safeParse(FileProfileSchema, value);
  if (parsed.success) return { profile: parsed.output, problem: '' };
  const [issue] = parsed.issues;
  return { profile: null, problem: v.getDotPath(issue) ?? issue.expected ?? issue.type };
}
