/**
 * A few objects of each kind that stay for good. A JavaScript engine forgets what objects look like of which a collection leaves
 * none, and with that all the fast code that it made for them: the run after a pause took twice the time.
 */
const kept: object[] = [];
let isKeeping = false;

/** For constructors: keeps the object while `keeping` works, else nothing. */
export function keepShape(one: object): void {
  if (isKeeping) kept.push(one);
}

/** Does some small work and keeps the objects that are made for it. */
export function keeping(work: () => void): void {
  isKeeping = true;
  try {
    work();
  } finally {
    isKeeping = false;
  }
}
