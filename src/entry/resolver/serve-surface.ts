import Resolver from '@forge/resolver';
import type { Surface } from '../../contract/operation.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { wireResolver } from '../../wiring/resolver.ts';
import { callerOf } from './caller.ts';
import { refused, type ServedOperation } from './serve-operation.ts';

/** Works without the app variable: it is what tells people that the variable is missing. */
const WORKS_UNSET = 'selfCheck.get';

type Definitions = ReturnType<Resolver['getDefinitions']>;

/** The function of one surface: it knows the operations that name this surface and no others. */
export function serveSurface(surface: Surface, all: readonly ServedOperation[]): Definitions {
  const resolver = new Resolver();
  const own = all.filter((operation) => operation.surfaces.includes(surface));
  for (const operation of own) {
    resolver.define(operation.name, ({ payload, context }) => {
      const caller = callerOf(surface, context);
      const app = wireResolver(caller.installContext);
      if (operation.name !== WORKS_UNSET && !app.isSetUp()) return refused(noTokenSecret);
      return operation.run(app, caller, payload);
    });
  }
  const known = new Set(own.map((operation) => operation.name));
  const definitions = resolver.getDefinitions();
  return async (request, backend) => {
    const name = request.call.functionKey;
    return known.has(name) ? definitions(request, backend) : refused(unknownOperation(surface, name));
  };
}

const unknownOperation = (surface: Surface, name: string) => ({
  code: 'unknown-operation',
  message: `The ${surface} page has no operation ${JSON.stringify(name.slice(0, 60))}.`,
  next: 'Load the page again: it may be older than the app.',
});
