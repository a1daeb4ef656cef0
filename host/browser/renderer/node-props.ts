import type { ComponentType } from 'react';
import type { ForgeDoc, RemoteFunction } from './wire/forge-doc.ts';

/** What draws one type of node. */
export type Drawing = ComponentType<{ readonly node: ForgeDoc }>;
export type Props = ForgeDoc['props'];

/** Anything else, a missing value too, is undefined. */
export function textOf(props: Props, name: string): string | undefined {
  const value = props[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

export function flagOf(props: Props, name: string): boolean | undefined {
  const value = props[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function numberOf(props: Props, name: string): number | undefined {
  const value = props[name];
  return typeof value === 'number' ? value : undefined;
}

export function listOf(props: Props, name: string): readonly unknown[] {
  const value = props[name];
  return Array.isArray(value) ? value : [];
}

/** Only the named props that are there: Atlaskit takes undefined and absent for different things. */
export function pick(props: Props, ...names: string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of ['testId', ...names]) if (props[name] !== undefined) picked[name] = props[name];
  return picked;
}

/** Calls a handler of the page. What it throws is the page's error and goes to the console. */
export function fire(props: Props, name: string, ...args: unknown[]): Promise<unknown> {
  const handler = handlerOf(props, name);
  if (handler === undefined) return Promise.resolve(undefined);
  return handler(...args).catch((error: unknown) => {
    console.error(`The page's ${name} handler failed:`, error);
    return undefined;
  });
}

export function handlerOf(props: Props, name: string): RemoteFunction | undefined {
  const value = props[name];
  return isFunction(value) ? value : undefined;
}

function isFunction(value: unknown): value is RemoteFunction {
  return typeof value === 'function';
}

/** Handlers by name, each calling the page without arguments of the browser. */
export function silentHandlers(props: Props, ...names: string[]): Record<string, () => void> {
  const handlers: Record<string, () => void> = {};
  for (const name of names) {
    if (handlerOf(props, name) !== undefined) handlers[name] = () => void fire(props, name);
  }
  return handlers;
}

/** Handlers by name, each handing the page the plain part of the browser's event. */
export function eventHandlers(props: Props, ...names: string[]): Record<string, (event: unknown) => void> {
  const handlers: Record<string, (event: unknown) => void> = {};
  for (const name of names) {
    if (handlerOf(props, name) !== undefined) {
      handlers[name] = (event) => void fire(props, name, plainEvent(event));
    }
  }
  return handlers;
}

const eventFields = [
  'bubbles',
  'cancelable',
  'defaultPrevented',
  'eventPhase',
  'isTrusted',
  'timeStamp',
  'type',
];
const targetFields = ['value', 'checked', 'name', 'id', 'tagName', 'type', 'selectionStart', 'selectionEnd'];

/** The part of an event that pages get: plain fields, and those of its target. Never a DOM object. */
export function plainEvent(event: unknown): Record<string, unknown> {
  if (typeof event !== 'object' || event === null) return {};
  const target: unknown = Reflect.get(event, 'target');
  return { ...copied(event, eventFields), target: copied(target, targetFields) };
}

function copied(source: unknown, names: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  if (typeof source !== 'object' || source === null) return fields;
  for (const name of names) {
    const value: unknown = Reflect.get(source, name);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) fields[name] = value;
  }
  return fields;
}
