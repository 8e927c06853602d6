/** What an OpenAPI document says of an operation's parameters and examples, and whether a request keeps to it. */
import { asList, asObject, type Headers, headerOf, type Json } from './json.ts';

/** One parameter of an operation. */
interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly schema: Json;
}

/** Parameters of an operation and of the path that it is on. */
export function parametersOf(document: Json, item: Json, operation: Json): readonly Parameter[] {
  const shared = asObject(asObject(document['components'])['parameters']);
  return [...asList(item['parameters']), ...asList(operation['parameters'])].map((given) => {
    const reference = asObject(given)['$ref'];
    const found = asObject(typeof reference === 'string' ? shared[reference.split('/').at(-1) ?? ''] : given);
    return {
      name: String(found['name']),
      place: String(found['in']),
      required: found['required'] === true,
      schema: asObject(found['schema']),
    };
  });
}

/** Names that aren't known, values that aren't of the type, required ones that are absent. */
export function queryProblems(parameters: readonly Parameter[], query: URLSearchParams): string[] {
  const own = parameters.filter(({ place }) => place === 'query');
  const unknown = [...query.keys()].filter((key) => own.every(({ name }) => name !== key));
  return [
    ...unknown.map((key) => `has no parameter ${key}`),
    ...own.flatMap((one) => valueProblems(one, query.get(one.name))),
  ];
}

/** The document's headers where they are sent or required; those that it doesn't name (Accept, Authorization) are free. */
export function headerProblems(parameters: readonly Parameter[], headers: Headers): string[] {
  return parameters
    .filter(({ place }) => place === 'header')
    .flatMap((one) => {
      const sent = headerOf(headers, one.name);
      const problems = valueProblems(one, sent === '' ? null : sent);
      // The document says so in words only.
      const tooLong = one.name === 'Idempotency-Key' && sent.length > 128;
      return tooLong ? [...problems, 'Idempotency-Key is longer than 128'] : problems;
    });
}

/** Ids in the path. */
export function pathProblems(parameters: readonly Parameter[], template: string, path: string): string[] {
  const parts = path.split('/');
  return template.split('/').flatMap((part, index) => {
    if (!part.startsWith('{')) return [];
    const parameter = parameters.find(({ place, name }) => place === 'path' && `{${name}}` === part);
    return parameter
      ? valueProblems(parameter, decodeURIComponent(parts[index] ?? ''))
      : [`${part} is not described`];
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function valueProblems({ name, required, schema }: Parameter, value: string | null): string[] {
  if (value === null) return required ? [`${name} is required`] : [];
  if (schema['type'] === 'array') {
    return value
      .split(',')
      .flatMap((part) => (fits(asObject(schema['items']), part) ? [] : [`${name}: ${part}`]));
  }
  return fits(schema, value) ? [] : [`${name}: ${value}`];
}

function fits(schema: Json, value: string): boolean {
  const { type, format } = schema;
  const choices = asList(schema['enum']);
  if (choices.length > 0 && !choices.includes(value)) return false;
  if (type === 'integer') return /^-?\d+$/.test(value);
  if (type === 'number') return value.trim() !== '' && Number.isFinite(Number(value));
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (format === 'uuid') return UUID.test(value);
  if (format === 'date-time') return DATE_TIME.test(value);
  if (format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value);
  return true;
}

/** Examples of replies, with their status; JSON in a text is parsed. */
export function examplesOf(document: Json, operation: Json): { status: number; body: unknown }[] {
  const shared = asObject(asObject(document['components'])['responses']);
  return Object.entries(asObject(operation['responses'])).flatMap(([status, given]) => {
    const reference = asObject(given)['$ref'];
    const reply = asObject(typeof reference === 'string' ? shared[reference.split('/').at(-1) ?? ''] : given);
    const content = asObject(asObject(reply['content'])['application/json']);
    const named = Object.values(asObject(content['examples'])).map((one) => asObject(one)['value']);
    const all = 'example' in content ? [content['example'], ...named] : named;
    return all.map((body) => ({
      status: Number(status),
      body: typeof body === 'string' ? JSON.parse(body) : body,
    }));
  });
}
