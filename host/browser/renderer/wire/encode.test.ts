import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

const named = () => 'f1';
const proxied = (id: string) => async () => id;

describe('what crosses between realms', () => {
  it('carries an element in a prop with its functions', () => {
    const element = createElement('SectionMessageAction', { key: 'again', onClick: () => 1 }, 'Try again');
    expect(encode({ actions: [element] }, named)).toEqual({
      actions: [
        {
          __el: {
            type: 'SectionMessageAction',
            key: 'again',
            props: { onClick: { __fn: 'f1' }, children: 'Try again' },
          },
        },
      ],
    });
  });

  it('names the path of a custom component in a prop', () => {
    function Fancy() {
      return null;
    }
    const doc = { children: [{ props: { actions: [createElement(Fancy)] } }] };
    expect(() => encode(doc, named, '$.forgeDoc')).toThrow(
      '$.forgeDoc.children[0].props.actions[0]: the custom component Fancy cannot stand in a prop',
    );
  });

  it('refuses fragments, symbols, cycles and class instances', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(() => encode({ a: createElement(Fragment) }, named)).toThrow('$.a: a fragment');
    expect(() => encode({ a: Symbol('x') }, named)).toThrow('$.a: the symbol');
    expect(() => encode(cycle, named)).toThrow('$.self: the value contains itself');
  });

  it('takes the same value twice where it is no cycle', () => {
    const shared = { label: 'A' };
    expect(encode([shared, shared], named)).toEqual([shared, shared]);
  });

  it('lets dates, bytes and blobs pass as they are', () => {
    const values = [new Date(0), new Uint8Array([1, 2]), new Blob(['x'])];
    expect(encode(values, named)).toEqual(values);
    expect(decode(values, proxied)).toEqual(values);
  });

  it('refuses names with a power of their own on arrival', () => {
    const hostile: unknown = JSON.parse('{"props": {"dangerouslySetInnerHTML": {"__html": "<b>"}}}');
    expect(() => decode(hostile, proxied)).toThrow(
      '$.props.dangerouslySetInnerHTML: this prop is not part of UI Kit',
    );
    const polluting: unknown = JSON.parse('{"__proto__": {"admin": true}}');
    expect(() => decode(polluting, proxied)).toThrow('__proto__');
  });
});
