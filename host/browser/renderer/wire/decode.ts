import { isRecord, type RemoteFunction } from './forge-doc.ts';

/** Gives the proxy of a function of the other realm; the same id gives the same proxy. */
export type ProxyFunction = (id: string) => RemoteFunction;

/** Props that would let a page write raw HTML or reach a DOM node: never taken from another realm. */
const forbidden = new Set(['dangerouslySetInnerHTML', 'ref', '__proto__', 'constructor', 'prototype']);

/** Undoes `encode`. The value comes from another realm, so names with a power of their own are refused. */
export function decode(value: unknown, proxyOf: ProxyFunction, path = '$'): unknown {
  if (Array.isArray(value)) return value.map((item, at) => decode(item, proxyOf, `${path}[${at}]`));
  if (!isPlain(value)) return value;
  const fn = value['__fn'];
  if (typeof fn === 'string') return proxyOf(fn);
  const error = value['__error'];
  if (isRecord(error)) return errorFrom(error);
  const decoded: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (forbidden.has(name)) throw new TypeError(`${path}.${name}: this prop is not part of UI Kit.`);
    decoded[name] = decode(field, proxyOf, `${path}.${name}`);
  }
  return decoded;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function errorFrom(carried: Readonly<Record<string, unknown>>): Error {
  const error = new Error(String(carried['message'] ?? ''));
  error.name = String(carried['name'] ?? 'Error');
  return error;
}
