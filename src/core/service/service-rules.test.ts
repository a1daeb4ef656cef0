import { describe, expect, it } from 'vitest';
import { accountsOfVersion, versionWithout } from '../privacy/people-of-version.ts';
import { basicVersion } from '../rules/basic-version.ts';
import { connectionFileOf } from '../rules/connection-file-out.ts';
import { diffVersions } from '../rules/diff-versions.ts';
import { explainVersion } from '../rules/explain-version.ts';
import { fitMode } from '../rules/fit-mode.ts';
import { faultsOf } from '../rules/read-version.ts';
import { asSwitched } from '../rules/switched-version.ts';
import { termsOf } from '../rules/terms-of.ts';
import type { Version } from '../rules/version.ts';
import { noServiceRules, type ServiceRules } from './service-rules.ts';

const basic = basicVersion({ id: '10000', key: 'SD' });
const desk = (service: Partial<ServiceRules>): Version => ({
  ...basic,
  mode: 'visual',
  service: { ...noServiceRules, ...service },
});

describe('rules of a service desk', () => {
  it('say in sentences for whom requests are raised and how comments appear', () => {
    const { leaves, enters } = explainVersion(
      desk({
        create: 'request',
        customer: 'mapped',
        defaultCustomer: 'acc-1',
        comments: [{ requestType: 'Incident', appear: 'allInternal' }, { appear: 'asSent' }],
        approvals: { out: 'on', in: 'off', domains: ['partner.example'] },
      }),
    );
    expect(leaves).toContain(
      'Approvals leave, with approver, decision and time, only of approvers at partner.example.',
    );
    expect(enters).toContain(
      'New requests are raised for the customer whom the reporter stands for here, and for the default customer where there is none.',
    );
    expect(enters).toContain(
      'On requests of the type "Incident", comments of the partner are internal notes, whatever they were there.',
    );
  });

  it('add nothing to the sentences, the terms and the file of a connection that has none', () => {
    expect(explainVersion(desk({}))).toEqual(explainVersion({ ...basic, mode: 'visual' }));
    expect(termsOf(desk({}))).toEqual(termsOf(basic));
  });

  it('tell what differs, place by place', () => {
    expect(diffVersions(desk({}), desk({ create: 'request' }))).toEqual([
      { place: 'service.create', text: 'The service desk, create: "request" instead of "issue".' },
    ]);
  });

  it.each([
    [{ create: 'request', customer: 'default' }, 'service.defaultCustomer'],
    [{ participants: { unknown: 'default' } }, 'service.defaultCustomer'],
    [{ organizations: { unknown: 'default' } }, 'service.organizations.default'],
    [{ comments: [{ appear: 'asSent' }, { appear: 'allInternal' }] }, 'service.comments.1.requestType'],
  ])('name the place of a choice without what it needs: %j', (service, field) => {
    expect(faultsOf(basic, { service }).map((fault) => fault.field)).toEqual([field]);
  });

  it('raise no request for two people at once', () => {
    const reporter = { id: 'r', field: 'reporter', path: 'reporter', kind: 'user', direction: 'in' };
    const service = { create: 'request', customer: 'default', defaultCustomer: 'acc-1' };
    const [fault] = faultsOf(basic, { service, mappings: [reporter] });
    expect(fault?.message).toContain('mapping 1 writes another reporter');
  });

  it('make approvals, SLAs and ratings part of what both admins agree to', () => {
    const version = desk({ approvals: { out: 'on', in: 'off' }, sla: { side: 'both' } });
    expect(termsOf(version).out.desk).toEqual(['approvals', 'sla']);
    expect(termsOf(version).in.desk).toEqual(['sla']);
  });

  it('let nothing of a direction that is switched off cross', () => {
    const version = desk({ approvals: { out: 'on', in: 'on' } });
    const off = {
      ...version,
      scope: { ...version.scope, methods: { out: 'off', in: 'automatic' } },
    } as const;
    expect(asSwitched(off).service?.approvals).toEqual({ out: 'off', in: 'on' });
  });

  it('become those of Basic with the mode', () => {
    const version = desk({ create: 'request' });
    expect(fitMode(version, { ...version, mode: 'basic' }).version['service']).toEqual(noServiceRules);
  });

  it('name the default customer as a person, forget who has left, and leave no account in a file', () => {
    const version = desk({ defaultCustomer: 'acc-1' });
    expect(accountsOfVersion(version)).toContain('acc-1');
    expect(versionWithout(version, new Set(['acc-1'])).service?.defaultCustomer).toBeUndefined();
    const file = connectionFileOf(
      { name: 'x', mode: 'visual', local: { name: 'x', project: 'SD' }, peer: { name: 'y' } },
      version,
    );
    expect(JSON.stringify(file)).not.toContain('acc-1');
    expect(file.placeholders?.[0]?.about).toContain('requests of unknown customers');
  });
});
