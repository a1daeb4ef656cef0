import { expect, it } from 'vitest';
import { TextResponse } from './text-response.ts';

const answer = () => new TextResponse('{"a":"é"}', { status: 201, headers: { 'x-trace': 't' } });

it('reads like an ordinary answer, in each of the ways that there are', async () => {
  const ordinary = () => new Response('{"a":"é"}', { status: 201, headers: { 'x-trace': 't' } });
  expect(answer()).toBeInstanceOf(Response);
  expect([answer().status, answer().ok, answer().headers.get('x-trace')]).toEqual([201, true, 't']);
  expect(await answer().text()).toBe(await ordinary().text());
  expect(await answer().json()).toEqual(await ordinary().json());
  expect(await answer().arrayBuffer()).toEqual(await ordinary().arrayBuffer());
  expect(await (await answer().blob()).text()).toBe(await ordinary().text());
  expect(await new Response(answer().body).text()).toBe(await ordinary().text());
});

it('is read once, and may be cloned before', async () => {
  const read = answer();
  expect(read.bodyUsed).toBe(false);
  expect(await read.text()).toBe('{"a":"é"}');
  expect(read.bodyUsed).toBe(true);
  await expect(read.text()).rejects.toThrow(TypeError);
  await expect(read.arrayBuffer()).rejects.toThrow(TypeError);
  const cloned = answer();
  expect(await cloned.clone().text()).toBe(await cloned.text());
});
