import { describe, expect, it } from 'vitest';
import { runTranslated } from '../../../test/support/run-translated.ts';
import { translateGroovy } from './translate-groovy.ts';

/** Groovy that is refused: its line, the reason, and what is to be written in its place. */
const REFUSED: readonly (readonly [groovy: string, line: number, reason: RegExp, instead?: RegExp])[] = [
  ['class Foo {\n  def bar() { 1 }\n}', 1, /a class/, /functions/],
  ['enum Colour { RED, BLUE }', 1, /an enum/],
  ['@Field def x = 1', 1, /annotation/],
  ['import org.apache.http.client.HttpClient', 1, /import org\.apache/],
  ['def a = 1\nlabel: for (x in [1]) { }', 2, /label/],
  ['do { x() } while (true)', 1, /do … while/],
  ['def (a, b) = [1, 2]', 1, /several names/],
  ['issue.customFields."Due".value = new Date().format("yyyy-MM-dd")', 1, /\.format\(\)/, /formatDate/],
  ['def f = new java.text.SimpleDateFormat("yyyy")', 1, /new SimpleDateFormat/, /formatDate/],
  ['issue.due = new Date()', 1, /a time in a field/, /formatDate/],
  ['def d = Date.parse("yyyy", "2024")', 1, /Date\.parse/],
  ['issue.due = new Date() + 3', 1, /days added/, /milliseconds/],
  ['def s = new groovy.json.JsonSlurper().parseText("{}")', 1, /JsonSlurper/],
  ['if (replica.status.name = "Done") { }', 1, /= in a condition/, /==/],
  ['def f = this.&foo', 1, /pointer to a method/],
  ['def x = issue.metaClass', 1, /metaClass/],
  ['issue.customFields."A" = "x"', 1, /whole of the custom field/, /\.value/],
  ['issue."My field" = "x"', 1, /may mean a custom field/, /customFields/],
  ['def u = replica.assignee.username', 1, /stay on their site/, /email/],
  ['issue.summary = replica.sumary', 1, /sumary is not known/, /did you mean summary\?/],
  ['def p = nodeHelper.getPriorty("x")', 1, /not known/, /did you mean getPriority\?/],
  ['def u = nodeHelper.getUserByUsername("ann")', 1, /no user names/, /getUserByEmail/],
  ['workflowHelper.transition(issue, "Close", user)', 1, /another person/],
  ['issue.comments = commentHelper.addComment("hi", issue.comments)', 1, /whether the comment crosses/],
  [
    'issue.comments = commentHelper.mergeComments(issue, replica, { it.executor = null; it })',
    1,
    /another person/,
  ],
  ['replica.labels*.foo = 1', 1, /behind \*\./],
  ['def s = [1, 2] as Set', 1, /a set/, /unique/],
  ['switch (x) { case String: break }', 1, /not known|no text/],
  ['switch (replica.key) { case String: break }', 1, /no text and no number/],
  ['try { a() } catch (NullPointerException e) { }', 1, /NullPointerException/],
  ['def x = "a" =~ "${b}"', 1, /put together/],
  ['def x = "abc".replaceAll("\\\\p{Alpha}", "")', 1, /\\p in a pattern/],
  ['def m = [1: "a"]', 1, /a key that is a number/, /text/],
  ['Boolean b = issue.customKeys.none', 1, /Boolean that may be null/, /boolean/],
  ['sleep(1000)', 1, /never waits/],
  ['def g = nodeHelper\nfoo(g)', 1, /nodeHelper as a value/],
  ['issue.labels = replica.labels.groupBy { it }', 1, /groupBy/],
  ['[1, 2].each { break }', 1, /break outside/],
  ['def x = 012', 1, /begins with 0/],
  ['def x = 12345678901234567890', 1, /too big/],
  ['foo bar baz', 1, /missing|not known/],
  ['}', 1, /closes nothing/],
  ['def x = 1\ndef x = 2', 2, /declared twice/],
];

/** Uses of `httpClient`, each with what does the same here. */
const HTTP: readonly (readonly [groovy: string, instead: RegExp])[] = [
  ['httpClient.get("/rest/api/3/issue/${issue.key}/transitions")', /nodeHelper\.getTransitions/],
  ['httpClient.post("/rest/api/2/issue/" + issue.key + "/transitions", body)', /workflowHelper\.transition/],
  ['httpClient.put("/rest/api/3/issue/${issue.key}", "{}")', /issue\.parent/],
  ['httpClient.get("/rest/api/3/issue/${issue.key}").fields.parent.key', /issue\.parent/],
  ['httpClient.post("/rest/api/3/issue/${issue.key}/comment", "{}")', /commentHelper\.addComment/],
  ['httpClient.post("/rest/api/3/issueLink", "{}")', /issueLinks/],
  ['httpClient.get("/rest/api/2/search?jql=key=A-1")', /tables\["name"\]/],
  ['httpClient.post("/rest/agile/1.0/epic/1/issue", "{}")', /issue\.parent/],
  ['httpClient.post("/rest/agile/1.0/sprint/${id}/issue", "{}")', /customFields\["Sprint"\]/],
  ['httpClient.put("/rest/api/2/version/${v.id}", "{}")', /a version crosses by its name/],
  ['httpClient.post("/rest/servicedeskapi/request/${issue.key}/participant", "{}")', /addParticipants/],
  ['httpClient.get("/rest/servicedeskapi/request/${issue.key}")', /getRequestType/],
  ['httpClient.get("/rest/servicedeskapi/request/${issue.key}/sla")', /getSla/],
  ['httpClient.get("/rest/api/3/user/search?query=a")', /getUserByEmail/],
  ['httpClient.get("/rest/api/3/issue/${issue.key}/watchers")', /jiraHelper\.get\("watchers"\)/],
  ['httpClient.http("POST", "/rest/api/3/issue", "{}", null, ["a": ["b"]])', /syncHelper\.syncIssue/],
  ['httpClient.get("https://example.com/")', /out of reach/],
];

describe('what is not surely right', () => {
  it.each(REFUSED.map(([groovy, line, reason, instead = /^/]) => ({ groovy, line, reason, instead })))(
    'is refused: $groovy',
    ({ groovy, line, reason, instead }) => {
      const { refusals, script } = translateGroovy(groovy, 'incoming');
      expect(refusals[0]).toMatchObject({
        line,
        reason: expect.stringMatching(reason),
        instead: expect.stringMatching(instead),
      });
      expect(refusals[0]?.column).toBeGreaterThan(0);
      expect(script).toContain('fail(');
    },
  );

  it.each(HTTP)('has its replacement named: %s', (groovy, instead) => {
    const { refusals } = translateGroovy(`def res = ${groovy}`, 'incoming');
    expect(refusals).toEqual([expect.objectContaining({ line: 1, instead: expect.stringMatching(instead) })]);
  });

  it('stops the script where it stands, and leaves the rest as it was', () => {
    const groovy =
      'issue.summary = "a"\nif (replica.key == "A-1") {\n  httpClient.get("/x")\n}\nissue.environment = "b"';
    const { script, refusals } = translateGroovy(groovy, 'incoming');
    expect(refusals).toHaveLength(1);
    expect(runTranslated(script, { replica: { key: 'B-1' } })).toMatchObject({ issue: { environment: 'b' } });
    expect(runTranslated(script, { replica: { key: 'A-1' } })).toMatchObject({
      issue: { summary: 'a' },
      failed: expect.stringMatching(/^Line 3 of the Groovy script was not taken over: httpClient\.get/),
    });
  });

  it('is noted where Groovy writes a number otherwise', () => {
    const { notes } = translateGroovy('\nissue.summary = "n " + 2 * 3.5', 'incoming');
    expect(notes).toEqual([expect.objectContaining({ line: 2, text: expect.stringContaining('zeros') })]);
  });

  it('names what belongs into the script of the other direction', () => {
    const { refusals } = translateGroovy('workflowHelper.transition(issue, "Close")', 'outgoing');
    expect(refusals[0]?.reason).toBe('workflowHelper.transition in an outgoing script');
  });
});
