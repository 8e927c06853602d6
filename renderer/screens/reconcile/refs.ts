/** Which ids speak of a key. Most keys have one: those take no list. */
export class Refs {
  private readonly ids = new Map<string, string | readonly string[]>();

  /** The ids of a key, in the order they came. */
  of(key: string): readonly string[] {
    const known = this.ids.get(key);
    if (known === undefined) return NONE;
    return typeof known === 'string' ? [known] : known;
  }

  add(key: string, id: string): void {
    const known = this.of(key);
    if (known.includes(id)) return;
    this.ids.set(key, known.length === 0 ? id : [...known, id]);
  }

  remove(key: string, id: string): void {
    const left = this.of(key).filter((one) => one !== id);
    const [only] = left;
    if (only === undefined) this.ids.delete(key);
    else this.ids.set(key, left.length === 1 ? only : left);
  }
}

const NONE: readonly string[] = [];
