import { noContent, ok, type RestCall } from '../call.ts';
import { checkPropertyKey, readPropertyValue } from '../children/property-value.ts';
import { notFound } from '../jira-error.ts';
import { del, get, put, type Route, type RouteOptions } from '../route.ts';
import { self } from '../shape/link.ts';

/** Something that carries properties: an issue, a comment, a worklog. */
export interface PropertyHolder {
  readonly properties: Readonly<Record<string, unknown>>;
  /** Path of the property collection below /rest/api/n, for self links. */
  readonly path: string;
  save(properties: Record<string, unknown>): void;
}

const missing = (key: string) => notFound(`The property with key '${key}' does not exist.`);

/**
 * Keys, value, set and delete of one kind of entity's properties. `find` throws what Jira answers where the
 * entity is not there, not visible or, for `write`, not to be edited by the caller. Nothing of this causes events.
 */
export function propertyRoutes(
  pattern: string,
  find: (call: RestCall, intent: 'read' | 'write') => PropertyHolder,
  writing: RouteOptions = {},
  reading: RouteOptions = {},
): Route[] {
  return [
    get(
      pattern,
      (call) => {
        const holder = find(call, 'read');
        const keys = Object.keys(holder.properties).sort();
        return ok({
          keys: keys.map((key) => ({ self: self(call, `${holder.path}/${encodeURIComponent(key)}`), key })),
        });
      },
      reading,
    ),
    get(
      `${pattern}/{propertyKey}`,
      (call) => {
        const key = call.param('propertyKey');
        const { properties } = find(call, 'read');
        if (!Object.hasOwn(properties, key)) throw missing(key);
        return ok({ key, value: properties[key] });
      },
      reading,
    ),
    put(
      `${pattern}/{propertyKey}`,
      (call) => {
        const holder = find(call, 'write');
        const key = checkPropertyKey(call.param('propertyKey'));
        const known = Object.hasOwn(holder.properties, key);
        holder.save({ ...holder.properties, [key]: readPropertyValue(call.body) });
        return { status: known ? 200 : 201 };
      },
      { accepts: 'any', ...writing },
    ),
    del(
      `${pattern}/{propertyKey}`,
      (call) => {
        const holder = find(call, 'write');
        const key = call.param('propertyKey');
        if (!Object.hasOwn(holder.properties, key)) throw missing(key);
        const { [key]: _gone, ...rest } = holder.properties;
        holder.save(rest);
        return noContent();
      },
      writing,
    ),
  ];
}
