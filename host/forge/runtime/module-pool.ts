import type { Random } from '../../random.ts';
import { appChance } from './app-chance.ts';
import { type AppSurroundings, appScope } from './app-scope.ts';
import type { CompiledBundle } from './bundle.ts';

/** What a module sees of the host that uses it at present. */
export interface ModuleUser extends Omit<AppSurroundings, 'chance' | 'collections'> {
  readonly random: Random;
}

export interface LentModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** Nobody may call the exports any more. */
  giveBack(): void;
}

interface PooledModule {
  readonly exports: Readonly<Record<string, unknown>>;
  use(user: ModuleUser): void;
  /** Puts module state back to what it was right after loading. */
  reset(): void;
}

/**
 * Evaluated modules that serve one short-lived host after another. Loading a bundle costs more than a run of a
 * simulation, so a module is used again: its maps and sets are put back to what they held after loading (the app
 * keeps no other module state), and chance, time and platform are those of the host that borrows it. All hosts
 * of one pool share their app variables.
 */
export class ModulePool {
  readonly #idle = new Map<string, PooledModule[]>();

  lend(bundle: CompiledBundle, user: ModuleUser): LentModule {
    const idle = this.#idle.get(bundle.file) ?? [];
    this.#idle.set(bundle.file, idle);
    const module = idle.pop() ?? evaluated(bundle, user);
    module.use(user);
    return {
      exports: module.exports,
      giveBack: () => {
        module.reset();
        idle.push(module);
      },
    };
  }
}

function evaluated(bundle: CompiledBundle, first: ModuleUser): PooledModule {
  let user = first;
  const recorder = new CollectionRecorder();
  const random: Random = {
    next: () => user.random.next(),
    below: (below) => user.random.below(below),
    pick: (items) => user.random.pick(items),
    bytes: (length) => user.random.bytes(length),
    uuid: () => user.random.uuid(),
    fork: (name) => user.random.fork(name),
  };
  const scope = appScope({
    variables: first.variables,
    chance: appChance(random),
    collections: recorder.collections,
    time: {
      now: () => user.time.now(),
      after: (ms, task) => user.time.after(ms, task),
      busy: (work) => user.time.busy(work),
    },
    log: (level, text) => user.log(level, text),
    fetch: (input, init) => user.fetch(input, init),
    forgeFetch: (meta, path, init) => user.forgeFetch(meta, path, init),
    forgeRuntime: () => user.forgeRuntime(),
  });
  const exports = bundle.evaluate(scope);
  const reset = recorder.finish();
  return { exports, reset, use: (next) => (user = next) };
}

/** Remembers every map and set that is made while a bundle loads, and which of them have changed since. */
class CollectionRecorder {
  readonly collections: { readonly Map: MapConstructor; readonly Set: SetConstructor };
  readonly #maps: Map<unknown, unknown>[] = [];
  readonly #sets: Set<unknown>[] = [];
  readonly #changed = new Set<() => void>();
  #recording = true;

  constructor() {
    this.collections = {
      Map: new Proxy(Map, {
        construct: (target, args, newTarget) => {
          const made: Map<unknown, unknown> = Reflect.construct(target, args, newTarget);
          if (this.#recording) this.#maps.push(made);
          return made;
        },
      }),
      Set: new Proxy(Set, {
        construct: (target, args, newTarget) => {
          const made: Set<unknown> = Reflect.construct(target, args, newTarget);
          if (this.#recording) this.#sets.push(made);
          return made;
        },
      }),
    };
  }

  /** Loading is over. The answer puts all that was made back to what it holds now. */
  finish(): () => void {
    this.#recording = false;
    for (const map of this.#maps) this.#watchMap(map, [...map]);
    for (const set of this.#sets) this.#watchSet(set, [...set]);
    return () => {
      for (const putBack of this.#changed) putBack();
      this.#changed.clear();
    };
  }

  #watchMap(map: Map<unknown, unknown>, entries: readonly [unknown, unknown][]): void {
    const { set, delete: remove, clear } = map;
    const putBack = () => {
      clear.call(map);
      for (const [key, value] of entries) set.call(map, key, value);
    };
    const changes = {
      set: (key: unknown, value: unknown) => {
        this.#changed.add(putBack);
        return set.call(map, key, value);
      },
      delete: (key: unknown) => {
        this.#changed.add(putBack);
        return remove.call(map, key);
      },
      clear: () => {
        this.#changed.add(putBack);
        clear.call(map);
      },
    };
    for (const [name, value] of Object.entries(changes)) Object.defineProperty(map, name, { value });
  }

  #watchSet(members: Set<unknown>, kept: readonly unknown[]): void {
    const { add, delete: remove, clear } = members;
    const putBack = () => {
      clear.call(members);
      for (const member of kept) add.call(members, member);
    };
    const changes = {
      add: (member: unknown) => {
        this.#changed.add(putBack);
        return add.call(members, member);
      },
      delete: (member: unknown) => {
        this.#changed.add(putBack);
        return remove.call(members, member);
      },
      clear: () => {
        this.#changed.add(putBack);
        clear.call(members);
      },
    };
    for (const [name, value] of Object.entries(changes)) Object.defineProperty(members, name, { value });
  }
}
