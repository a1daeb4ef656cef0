import { describe, expect, it } from 'vitest';
import { isAllowed } from './allow-list.ts';

const allows = (entry: string, url: string) => isAllowed([entry], new URL(url));

describe('the egress list', () => {
  it('covers every name below a wildcard, but not the name itself', () => {
    expect(allows('*.webtrigger.atlassian.app', 'https://a.webtrigger.atlassian.app/public/x')).toBe(true);
    expect(allows('*.webtrigger.atlassian.app', 'https://a.b.webtrigger.atlassian.app/')).toBe(true);
    expect(allows('*.webtrigger.atlassian.app', 'https://webtrigger.atlassian.app/')).toBe(false);
    expect(allows('*.webtrigger.atlassian.app', 'https://webtrigger.atlassian.app.evil.example/')).toBe(
      false,
    );
  });

  it('is not fooled by user info, another scheme or an odd port', () => {
    const entry = '*.webtrigger.atlassian.app';
    expect(allows(entry, 'https://a.webtrigger.atlassian.app@evil.example/')).toBe(false);
    expect(allows(entry, 'http://a.webtrigger.atlassian.app/')).toBe(false);
    expect(allows(entry, 'https://a.webtrigger.atlassian.app:22/')).toBe(false);
    expect(allows(entry, 'https://evil.example\\@a.webtrigger.atlassian.app/')).toBe(false);
  });

  it('takes an exact host, with or without scheme and path, and a port only where named', () => {
    expect(allows('api.example.com', 'https://api.example.com/any')).toBe(true);
    expect(allows('https://api.example.com/path', 'https://api.example.com/other')).toBe(true);
    expect(allows('api.example.com', 'https://api.example.com:8443/')).toBe(false);
    expect(allows('https://api.example.com:8443', 'https://api.example.com:8443/')).toBe(true);
    expect(allows('*', 'https://anything.example/')).toBe(true);
    expect(isAllowed([], new URL('https://api.example.com/'))).toBe(false);
  });
});
