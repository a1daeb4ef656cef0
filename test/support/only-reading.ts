const READS = /^(get|getMany|read|search|account|project|transitions|statuses)/;

/** The port with every call that writes made to throw. */
export function onlyReading<T extends object>(target: T): T {
  return new Proxy(target, {
    get: (object, name) => {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member !== 'function') return member;
      if (!READS.test(String(name)))
        return () => {
          throw new Error(`${String(name)} was called`);
        };
      return (...given: unknown[]) => member.apply(object, given);
    },
  });
}
