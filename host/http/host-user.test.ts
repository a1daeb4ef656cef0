import { describe, expect, it } from 'vitest';
import { loggedInNames, withLogIn } from './host-user.ts';

describe('who is logged in', () => {
  it('keeps who one is on the other sites when one logs in on this one', () => {
    const onGreen = withLogIn('ann', 'gil', ['gil', 'hana']);
    expect(loggedInNames(onGreen)).toEqual(['gil', 'ann']);
    expect(loggedInNames(withLogIn(onGreen, 'bob', ['ann', 'bob']))).toEqual(['bob', 'gil']);
  });

  it('reads a single name, and nobody where there is no cookie', () => {
    expect(loggedInNames('bob@blue.example')).toEqual(['bob@blue.example']);
    expect(loggedInNames(undefined)).toEqual([]);
  });
});
