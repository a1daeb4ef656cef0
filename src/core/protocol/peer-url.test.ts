import { describe, expect, it } from 'vitest';
import { isPeerUrl, siteOrigin } from './peer-url.ts';

const installation = '00000001-0000-4000-8000-000000000000';
const good = `https://${installation}.webtrigger.atlassian.app/public/aB3-_x`;

describe('the address in a code', () => {
  it('is taken when it is the web trigger of the installation that claims it', () => {
    expect(isPeerUrl(good, installation)).toBe(true);
  });

  it.each([
    ['http', good.replace('https:', 'http:')],
    ['an IP address', 'https://169.254.169.254/public/a'],
    ['localhost', 'https://localhost/public/a'],
    ['a port', good.replace('.app/', '.app:8443/')],
    ['user info', good.replace('https://', 'https://user@')],
    ['two slashes', good.replace('/public', '//public')],
    ['a host behind a hash', `https://evil.com#${installation}.webtrigger.atlassian.app/public/a`],
    ['a longer host', good.replace('.atlassian.app', '.atlassian.app.evil.com')],
    ['a look-alike letter', good.replace('atlassian', 'аtlassian')],
    ['a host of 300 characters', `https://${'a'.repeat(300)}.webtrigger.atlassian.app/public/a`],
    ['another installation', good.replace('00000001', '00000002')],
    ['a query', `${good}?to=1`],
    ['a fragment', `${good}#x`],
    ['another path', good.replace('/public/', '/x1/')],
    ['a path upwards', good.replace('/public/', '/public/../')],
    ['upper case that the parser changes', good.replace('webtrigger', 'WebTrigger')],
    ['a line end', `${good}\n`],
    ['a backslash', good.replace('/public', '\\public')],
    ['a script', 'javascript:alert(1)'],
    ['nothing', ''],
  ])('A24 is refused with %s', (_, url) => {
    expect(isPeerUrl(url, installation)).toBe(false);
  });
});

describe('the address of a site', () => {
  it.each([
    ['acme.atlassian.net', 'https://acme.atlassian.net'],
    ['https://acme.atlassian.net/jira/your-work', 'https://acme.atlassian.net'],
    ['ftp://acme.atlassian.net', undefined],
    ['https://me@acme.atlassian.net', undefined],
    ['not a site', undefined],
  ])('%s is read as %s', (text, origin) => {
    expect(siteOrigin(text)).toBe(origin);
  });
});
