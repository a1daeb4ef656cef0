import { describe, expect, it } from 'vitest';
import { checkScript } from './check-script.ts';

const severity = { name: 'Severity', field: 'customfield_7', kind: 'select' as const };
const check = (text: string, fields = [severity].slice(1)) =>
  checkScript({ side: 'outgoing', text, fields }, { fields: [severity], tables: ['teams'] });

describe('The check of a script', () => {
  it('says line and column of each finding', () => {
    expect(check('replica.summary = issue.summary\nreplica.priority = issue.prority').findings).toEqual([
      expect.objectContaining({ code: 'unknown-field', line: 2, column: 26 }),
    ]);
  });

  it('names the custom fields of the site that the script uses and nobody has added', () => {
    const text = 'replica.customFields["Severity"] = issue.customFields["Severity"]';
    expect(check(text)).toEqual({ findings: [], uses: [severity] });
    expect(check(text, [severity])).toEqual({ findings: [], uses: [] });
  });

  it('names those that only a call names', () => {
    const text = 'replica.labels = nodeHelper.getOption(issue, "Severity", "High") === null ? [] : ["high"]';
    expect(check(text).uses).toEqual([severity]);
    expect(check('replica.summary = String(nodeHelper.getPriority("Severity"))').uses).toEqual([]);
  });

  it('means the nearest field of the site where a name is mistyped', () => {
    const [finding] = check('replica.summary = issue.customFields["Severty"].value').findings;
    expect(finding?.message).toBe('This site has no custom field "Severty". Did you mean "Severity"?');
  });

  it('means the nearest table of the site where a name is mistyped', () => {
    expect(check('replica.summary = tables["teams"][issue.summary] ?? ""').findings).toEqual([]);
    const [finding] = check('replica.summary = tables["team"][issue.summary] ?? ""').findings;
    expect(finding?.message).toBe('There is no table "team". Did you mean "teams"?');
  });

  it('finds what publishing would refuse although it reads well', () => {
    const text = `replica.description = "${'x'.repeat(60_001)}"`;
    expect(check(text).findings).toEqual([expect.objectContaining({ code: 'too-long', severity: 'error' })]);
  });
});
