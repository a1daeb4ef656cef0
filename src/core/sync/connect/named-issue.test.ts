import { describe, expect, it } from 'vitest';
import { namedIssue } from './named-issue.ts';

const site = 'https://green.atlassian.net';

describe('an issue of the partner as a person names it', () => {
  it('is a key in any case, or a link of the browser', () => {
    for (const text of [
      ' dev-7 ',
      'https://green.atlassian.net/browse/DEV-7',
      'https://green.atlassian.net/browse/DEV-7?focusedCommentId=1#x',
      'https://green.atlassian.net/jira/software/projects/DEV/boards/1?selectedIssue=DEV-7',
    ])
      expect(namedIssue(text, site), text).toEqual({ is: 'key', key: 'DEV-7' });
  });

  it('is none where the text holds no key', () => {
    for (const text of ['', 'the printer', 'DEV', 'https://green.atlassian.net/', 'javascript:DEV-7'])
      expect(namedIssue(text, site), text).toEqual({ is: 'not-a-key' });
  });

  it('is refused where the link leads to another site', () => {
    expect(namedIssue('https://red.atlassian.net/browse/DEV-7', site)).toEqual({
      is: 'other-site',
      site: 'red.atlassian.net',
    });
  });
});
