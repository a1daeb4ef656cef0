import { useState } from 'react';
import { fieldList } from '../../../contract/fields.ts';
import { partsOf } from '../../../core/rules/draft-parts.ts';
import { spacesOf } from '../../../core/rules/spaces-of.ts';
import type { ServiceRules } from '../../../core/service/service-rules.ts';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice } from './choice.tsx';
import { PartForm, Section } from './part-form.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { ServiceComments } from './service-comments.tsx';
import { ServiceFacets } from './service-facets.tsx';
import { useSaveDraft } from './use-save-draft.ts';

const names = ['service'];
const creates = ['issue', 'request'] as const;
const customers = ['mapped', 'default'] as const;
const unknowns = ['skip', 'default'] as const;

/** How work items of the partner land at a service desk: as what, for whom, and with whom. */
export function ServicePart(props: RulesPartProps) {
  return <ServiceForm key={props.draft.revision} {...props} />;
}

function ServiceForm(props: RulesPartProps) {
  const words = useTexts().texts.servicePart;
  const { connection, draft } = props;
  const { projectId: id, projectKey: key } = connection.local;
  const { save, isSaving } = useSaveDraft(props);
  const [service, setService] = useState(() => partsOf(draft.version, { id, key }).service);
  const set = (part: Partial<ServiceRules>): void => setService((before) => ({ ...before, ...part }));
  return (
    <PartForm
      draft={draft}
      names={names}
      fixed={draft.version['mode'] === 'basic' ? words.basicFixed : undefined}
      isSaving={isSaving}
      onSave={() => save({ service })}
    >
      <Creating service={service} onChange={set} onRules={setService} />
      <Unknown service={service} onChange={set} />
      <ServiceFacets service={service} onChange={set} />
      <TypedComments {...props} service={service} onChange={set} />
    </PartForm>
  );
}

interface ServiceProps {
  readonly service: ServiceRules;
  readonly onChange: (part: Partial<ServiceRules>) => void;
}

function Creating(props: ServiceProps & { readonly onRules: (rules: ServiceRules) => void }) {
  const words = useTexts().texts.servicePart;
  const { service, onChange, onRules } = props;
  const { defaultCustomer, ...others } = service;
  return (
    <Section heading={words.creating}>
      <Choice
        name="service-create"
        label={words.create}
        hint={words.createHint}
        value={service.create}
        options={creates.map((value) => ({ value, label: words.creates[value] }))}
        onChange={(create) => onChange({ create })}
      />
      {service.create === 'request' && (
        <Choice
          name="service-customer"
          label={words.customer}
          value={service.customer}
          options={customers.map((value) => ({ value, label: words.customers[value] }))}
          onChange={(customer) => onChange({ customer })}
        />
      )}
      <PeopleChoice
        name="service-default-customer"
        label={words.defaultCustomer}
        hint={words.defaultCustomerHint}
        accounts={defaultCustomer === undefined ? [] : [defaultCustomer]}
        onChange={(accounts) => {
          const last = accounts.at(-1);
          onRules(last === undefined ? others : { ...others, defaultCustomer: last });
        }}
      />
    </Section>
  );
}

function Unknown({ service, onChange }: ServiceProps) {
  const words = useTexts().texts.servicePart;
  const { participants, organizations } = service;
  const { default: instead, ...rest } = organizations;
  return (
    <Section heading={words.people}>
      <Choice
        name="service-participants"
        label={words.participants}
        hint={words.participantsHint}
        value={participants.unknown}
        options={unknowns.map((value) => ({ value, label: words.participantsUnknown[value] }))}
        onChange={(unknown) => onChange({ participants: { unknown } })}
      />
      <Choice
        name="service-organizations"
        label={words.organizations}
        hint={words.organizationsHint}
        value={organizations.unknown}
        options={unknowns.map((value) => ({ value, label: words.organizationsUnknown[value] }))}
        onChange={(unknown) => onChange({ organizations: { ...organizations, unknown } })}
      />
      {organizations.unknown === 'default' && (
        <TextField
          name="service-organization"
          label={words.organization}
          hint={words.organizationHint}
          value={instead ?? ''}
          onChange={(text) => onChange({ organizations: text === '' ? rest : { ...rest, default: text } })}
        />
      )}
    </Section>
  );
}

/** Request types are known where a line of the fields names the field that holds them. */
function TypedComments({ connection, draft, service, onChange }: RulesPartProps & ServiceProps) {
  const { answer } = useAnswer(fieldList, {
    connection: connection.id,
    spaces: spacesOf(draft.version),
    fresh: false,
  });
  const fields = answer.status === 'ready' ? answer.data.fields : [];
  const known = fields.flatMap(({ kind, values }) => (kind === 'requestType' ? (values ?? []) : []));
  return (
    <ServiceComments
      lines={service.comments}
      known={known}
      onChange={(comments) => onChange({ comments: [...comments] })}
    />
  );
}
