import { describe, expect, it } from 'vitest';
import { found, problems } from '../../../test/support/run-sample-query.ts';
import { sampleView } from '../../../test/support/sample-search-view.ts';

describe('dates, in the time zone of the asker', () => {
  it.each([
    ['created >= -2d', '2 1'],
    ['created > "-2d 1h"', '2 1'],
    ['created < startOfDay(-3d)', '10 D'],
    ['created = "2026-03-14"', '1'],
    ['created = "2026/03/14 13:30"', '1'],
    ['created != "2026-03-14" and project = OPS', '10 3 2'],
    ['created >= 2026-03-13 and created < "2026-03-14 13:30"', '2'],
    ['created > 1773405000000', '1'],
    ['created >= startOfWeek()', ''],
    ['created >= startOfWeek(-1)', '3 2 1 D'],
    ['created >= startOfMonth() and created <= endOfMonth()', '10 3 2 1 D'],
    ['created < startOfYear()', ''],
    ['updated >= -90m', '1'],
    ['updated > currentLogin()', '1'],
    ['resolved >= -1d', '2'],
    ['resolved is empty and type = Task', ''],
    ['due = now()', '1'],
    ['due <= "2026-03-15"', '1'],
    ['due < startOfDay()', ''],
    ['due <= endOfDay()', '1'],
    ['duedate > endOfMonth()', '10'],
    ['due is not empty', '10 1'],
    ['due in ("2026-04-01")', '10'],
    ['lastViewed > -5m', '2'],
    ['Deadline > now()', '1'],
    ['cf[10006] = "2026-03-20"', '1'],
    ['statusCategoryChangedDate >= -1d', '2 1'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('refuses what is no date', () => {
    expect(problems('created > yesterday')).toEqual([
      "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ]);
    expect(problems('due = "2026-02-30"')).toHaveLength(1);
    expect(problems('created > startOfDay(soon)')).toHaveLength(1);
  });

  it('reads the same day differently in another zone', () => {
    const far = sampleView({ timeZone: 'Pacific/Auckland' });
    expect(found('created = "2026-03-15"', far)).toBe('1');
  });
});

describe('work', () => {
  it.each([
    ['originalEstimate = 2h', '1'],
    ['originalEstimate > 90m', '1'],
    ['originalEstimate >= 120', '1'],
    ['timespent < 1d', '1'],
    ['remainingEstimate is empty and type = Task', '2'],
    ['workratio = 50', '1'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));
});

describe('entity properties', () => {
  it.each([
    ['issue.property[sync].key = "DEV-1"', '1'],
    ['issue.property["sync"].key is not empty', '1'],
    ['syncKey = DEV-1', '1'],
    ['syncCount > 3', '1'],
    ['syncCount != 4', ''],
    ['issue.property[sync].tags = b', '1'],
    ['syncedAt <= "2026-03-01 01:00"', '1'],
    ['syncNote ~ partner', '1'],
    ['syncKey is empty and type = Task', '2'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('knows only what an app has declared', () => {
    expect(problems('issue.property[sync].other = 1')).toEqual([
      "Field 'issue.property[sync].other' does not exist or you do not have permission to view it.",
    ]);
  });
});

describe('history', () => {
  it.each([
    ['status was Open', '10 3 2 D'],
    ['status was "In Progress"', '2 1'],
    ['status was not "In Progress"', '10 3 D'],
    ['status was in ("In Progress", Closed)', '2 1'],
    ['status was not in (Open)', '1'],
    ['status was Waiting', '1'],
    ['status was Closed by ann', '2'],
    ['status was Closed by bob', ''],
    ['status was "In Progress" before -1d', '2'],
    ['status was "In Progress" after -13h', '1'],
    ['status was "In Progress" on "2026-03-13"', '2'],
    ['status was "In Progress" during ("2026-03-13", "2026-03-14")', '2'],
    ['status changed', '2 1'],
    ['status changed to Closed', '2'],
    ['status changed from Open to "In Progress" by bob', '2'],
    ['status changed from Open to Closed', ''],
    ['status changed after -13h', '1'],
    ['status changed before startOfDay(-1d)', '2'],
    ['status changed on "2026-03-14"', '2'],
    ['not status changed', '10 3 D'],
    ['assignee was empty', '10 3 2 D'],
    ['assignee was bob', '2'],
    ['assignee changed to bob by (ann, carol)', '2'],
    ['fixVersion was "1.0"', '1'],
    ['fixVersion changed', '1'],
    ['fixVersion was empty', '10 3 D'],
  ])('%s', (jql, expected) => expect(found(jql)).toBe(expected));

  it('is kept for some fields only', () => {
    expect(problems('summary was x')).toEqual(["History searches do not support the field 'summary'."]);
  });
});
