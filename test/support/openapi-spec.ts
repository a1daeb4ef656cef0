import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';

export type Verdict =
  | { readonly kind: 'ok' | 'no-schema' | 'unknown-status'; readonly operationId: string }
  | { readonly kind: 'unknown-operation' }
  | { readonly kind: 'mismatch'; readonly operationId: string; readonly errors: readonly ErrorObject[] };

/** One OpenAPI 3.0 description, asked by method and path. Paths come without their query. */
export interface OpenApiSpec {
  request(method: string, path: string, body: unknown): Verdict;
  response(method: string, path: string, status: number, body: unknown): Verdict;
  /** Whether the operation knows the status; nothing is said of a body. */
  status(method: string, path: string, status: number): Verdict;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, ...steps: string[]): unknown =>
  steps.reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), value);

/** What ajv, which knows JSON Schema 7, would trip over in OpenAPI 3.0; changed in place. */
function repair(node: unknown, id: string): void {
  if (Array.isArray(node)) {
    for (const child of node) repair(child, id);
    return;
  }
  if (!isObject(node)) return;
  if (typeof node['exclusiveMinimum'] === 'boolean') delete node['exclusiveMinimum'];
  if (typeof node['exclusiveMaximum'] === 'boolean') delete node['exclusiveMaximum'];
  if (node['nullable'] === true && node['type'] === undefined) delete node['nullable'];
  if (typeof node['$ref'] === 'string') node['$ref'] = node['$ref'].replace('#/', `${id}#/`);
  if (typeof node['discriminator'] === 'object') delete node['discriminator'];
  // A closed object without properties of its own, beside anyOf, would admit nothing: its variants are meant.
  const isVariants = Array.isArray(node['anyOf']) || Array.isArray(node['oneOf']);
  if (isVariants && node['additionalProperties'] === false && node['properties'] === undefined) {
    delete node['additionalProperties'];
  }
  for (const child of Object.values(node)) repair(child, id);
}

const asPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** Schemas are compiled on first use: a thousand of them at once take more than a second. */
export function openApiSpec(file: string, id: string): OpenApiSpec {
  const spec: unknown = JSON.parse(readFileSync(file, 'utf8'));
  repair(spec, id);
  // ownProperties: else the `toString` that every object inherits is judged where the answer has none.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
    ownProperties: true,
  });
  ajv.addSchema({ components: at(spec, 'components') }, id);
  const paths = at(spec, 'paths');
  const routes = Object.entries(isObject(paths) ? paths : {})
    .map(([path, item]) => ({ item, parameters: path.split('{').length, pattern: asPattern(path) }))
    .sort((a, b) => a.parameters - b.parameters);
  const compiled = new Map<Json, ValidateFunction>();

  const operation = (method: string, path: string): Json | undefined => {
    const verb = method.toLowerCase();
    const found = routes.map((route) => route.pattern.test(path) && at(route.item, verb)).find(isObject);
    return found;
  };

  const judge = (operationId: string, schema: unknown, body: unknown): Verdict => {
    if (!isObject(schema) || Object.keys(schema).length === 0) return { kind: 'no-schema', operationId };
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    if (validate(body)) return { kind: 'ok', operationId };
    return { kind: 'mismatch', operationId, errors: validate.errors ?? [] };
  };

  const jsonSchema = (part: unknown): unknown => at(part, 'content', 'application/json', 'schema');

  return {
    request(method, path, body) {
      const found = operation(method, path);
      if (found === undefined) return { kind: 'unknown-operation' };
      return judge(String(found['operationId']), jsonSchema(found['requestBody']), body);
    },
    response(method, path, status, body) {
      const found = operation(method, path);
      if (found === undefined) return { kind: 'unknown-operation' };
      const operationId = String(found['operationId']);
      const answer = at(found, 'responses', String(status));
      if (answer === undefined) return { kind: 'unknown-status', operationId };
      return judge(operationId, jsonSchema(answer), body);
    },
    status(method, path, status) {
      const found = operation(method, path);
      if (found === undefined) return { kind: 'unknown-operation' };
      const operationId = String(found['operationId']);
      const known = at(found, 'responses', String(status)) !== undefined;
      return { kind: known ? 'no-schema' : 'unknown-status', operationId };
    },
  };
}
