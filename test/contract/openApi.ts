/**
 * Checks requests and replies against an official OpenAPI 3.0 document. Schemas are closed where the document names
 * properties for what we send (a field that Xero doesn't know is a mistake); replies may have more than it names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import {
  examplesOf,
  headerProblems,
  parametersOf,
  pathProblems,
  queryProblems,
} from './openApiParameters.ts';
import { asObject, type Headers, isObject, type Json } from './json.ts';

/** Folder with the official documents, beside the repository. */
export const SPECS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'shared', 'specs');

/** True where the document is there; prints why a test is skipped otherwise. */
export function haveSpec(name: string): boolean {
  const found = existsSync(join(SPECS, name));
  if (!found) console.log(`skipped: ${join('..', 'shared', 'specs', name)} is not here`);
  return found;
}

export interface OpenApi {
  /** Problems of a request body sent to `method path` (path with or without ids, e.g. `/Payments/{PaymentID}`). */
  request(method: string, path: string, body: unknown): readonly string[];
  /** Problems of a reply. A status that the document doesn't name falls back to its error schema, if any. */
  reply(method: string, path: string, status: number, body: unknown): readonly string[];
  /** Problems of query parameters: names that the document doesn't know for that operation, values of another type, absent ones. */
  query(method: string, path: string, query: URLSearchParams): readonly string[];
  /** Problems of what the document says of headers and of the ids in the path. Header names in lower case. */
  address(method: string, path: string, headers: Headers): readonly string[];
  /** Problems of a value by one of the document's named schemas, closed: it may have no other fields. */
  schema(name: string, value: unknown): readonly string[];
  /** The document's own examples of replies of an operation, parsed where they are JSON in a text. */
  examples(method: string, path: string): readonly { readonly status: number; readonly body: unknown }[];
}

/** Loads a document of `SPECS`, e.g. `xero_accounting.yaml`. Throws if it is absent. */
export function openApi(name: string): OpenApi {
  const document = asObject(parse(readFileSync(join(SPECS, name), 'utf8')));
  const paths = asObject(document['paths']);
  const compile = compiler(document);
  const operation = (method: string, path: string) => findOperation(paths, method, path)?.operation ?? null;
  return {
    address: (method, path, headers) => {
      const found = findOperation(paths, method, path);
      if (!found) return [`${method} ${path} is not in ${name}`];
      const parameters = parametersOf(document, found.item, found.operation);
      return [...headerProblems(parameters, headers), ...pathProblems(parameters, found.template, path)].map(
        (problem) => `${method} ${path}: ${problem}`,
      );
    },
    schema: (schema, value) => compile({ $ref: `#/components/schemas/${schema}` }, true, value),
    examples: (method, path) => examplesOf(document, asObject(operation(method, path))),
    request: (method, path, body) => {
      const found = operation(method, path);
      if (!found) return [`${method} ${path} is not in ${name}`];
      const schema = contentSchema(asObject(found['requestBody']));
      return schema
        ? compile(requestSchema(document, schema), true, body)
        : [`${method} ${path} takes no body`];
    },
    reply: (method, path, status, body) => {
      const found = operation(method, path);
      if (!found) return [`${method} ${path} is not in ${name}`];
      const replies = asObject(found['responses']);
      const schema = contentSchema(asObject(replies[String(status)]));
      if (schema) return compile(schema, false, body);
      if (status < 400) return [`${method} ${path} has no reply ${status}`];
      const error = asObject(asObject(asObject(document['components'])['schemas'])['Error']);
      return status === 400 ? compile(error, false, body) : [];
    },
    query: (method, path, query) => {
      const found = findOperation(paths, method, path);
      if (!found) return [`${method} ${path} is not in ${name}`];
      return queryProblems(parametersOf(document, found.item, found.operation), query).map(
        (problem) => `${method} ${path}: ${problem}`,
      );
    },
  };
}

interface FoundOperation {
  readonly template: string;
  readonly item: Json;
  readonly operation: Json;
}

function findOperation(paths: Json, method: string, path: string): FoundOperation | null {
  const wanted = path.split('/');
  const fits = (template: string) => {
    const parts = template.split('/');
    return (
      parts.length === wanted.length &&
      parts.every((part, index) => part === wanted[index] || (part.startsWith('{') && wanted[index] !== ''))
    );
  };
  const templates = Object.keys(paths)
    .filter(fits)
    .toSorted((a, b) => countBraces(a) - countBraces(b));
  for (const template of templates) {
    const item = asObject(paths[template]);
    const found = item[method.toLowerCase()];
    if (isObject(found)) return { template, item, operation: found };
  }
  return null;
}

const countBraces = (text: string) => text.split('{').length;

function contentSchema(holder: Json): Json | null {
  const schema = asObject(asObject(holder['content'])['application/json'])['schema'];
  return isObject(schema) ? schema : null;
}

/** A body may be the document's list or one bare element of it: `{Payments: […]}` and `{…}` are both taken by Xero. */
function requestSchema(document: Json, schema: Json): Json {
  const reference = schema['$ref'];
  const name = typeof reference === 'string' ? (reference.split('/').at(-1) ?? '') : '';
  const schemas = asObject(asObject(document['components'])['schemas']);
  if (asObject(schemas[name])['x-objectArrayKey'] !== undefined || !(`${name}s` in schemas)) return schema;
  return { anyOf: [schema, { $ref: `#/components/schemas/${name}s` }] };
}

function compiler(document: Json): (schema: Json, closed: boolean, body: unknown) => readonly string[] {
  const open = newAjv(document, false);
  const strict = newAjv(document, true);
  const cache = new Map<string, ValidateFunction>();
  return (schema, closed, body) => {
    const key = `${closed}${JSON.stringify(schema)}`;
    const validate = cache.get(key) ?? (closed ? strict : open).compile(toJsonSchema(schema, closed));
    cache.set(key, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  };
}

function newAjv(document: Json, closed: boolean): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const schemas = asObject(asObject(document['components'])['schemas']);
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(asObject(toJsonSchema(schema, closed)), `schema:${name}`);
  }
  return ajv;
}

/**
 * OpenAPI 3.0 to JSON Schema: references renamed, `nullable` as a type, a `$ref` with siblings reduced to the `$ref`,
 * dates in Xero's `/Date(ms+0000)/` for replies and either form in requests. `required` of the document is dropped in
 * replies of nested objects: Xero sends, and the document's own examples have, shortened ones.
 */
function toJsonSchema(schema: unknown, closed: boolean): Json {
  const source = asObject(schema);
  const reference = source['$ref'];
  if (typeof reference === 'string') return { $ref: `schema:${reference.split('/').at(-1)}` };
  const out: Record<string, unknown> = {};
  for (const key of ['type', 'enum', 'format', 'maxLength', 'minLength', 'pattern'] as const) {
    if (source[key] !== undefined) out[key] = source[key];
  }
  // Xero's own examples of these have no zone.
  if (source['x-is-datetime'] === true) delete out['format'];
  if (source['x-is-msdate'] === true || source['x-is-msdate-time'] === true) return msDate(closed);
  if (Array.isArray(source['anyOf']))
    return { anyOf: source['anyOf'].map((one) => toJsonSchema(one, closed)) };
  if (isObject(source['items'])) out['items'] = toJsonSchema(source['items'], closed);
  addProperties(source, out, closed);
  if (source['nullable'] === true && typeof out['type'] === 'string') out['type'] = [out['type'], 'null'];
  return out;
}

function addProperties(source: Json, out: Record<string, unknown>, closed: boolean): void {
  if (!isObject(source['properties'])) return;
  out['type'] = 'object';
  out['properties'] = Object.fromEntries(
    Object.entries(source['properties']).map(([name, inner]) => [name, toJsonSchema(inner, closed)]),
  );
  if (closed) out['additionalProperties'] = false;
  if (closed && Array.isArray(source['required'])) out['required'] = source['required'];
}

function msDate(closed: boolean): Json {
  const wire = String.raw`/Date\(-?\d+(?:[+-]\d{4})?\)/`;
  const plain = String.raw`\d{4}-\d{2}-\d{2}`;
  return { type: 'string', pattern: closed ? `^(?:${wire}|${plain})$` : `^${wire}$` };
}
