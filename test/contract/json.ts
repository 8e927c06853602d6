/** Looking into parsed JSON and YAML without believing its shape. */
export type Json = Readonly<Record<string, unknown>>;

/** The value if it is an object, else an empty one. */
export function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Whether it is an object, and no list. */
export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The value if it is a list, else an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** HTTP headers by their names in lower case, as Node has them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header as text; empty where it is absent. */
export function headerOf(headers: Headers, name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : (value?.join(', ') ?? '');
}
