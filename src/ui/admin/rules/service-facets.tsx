import { Checkbox } from '@forge/react';
import { useState } from 'react';
import type { ServiceRules } from '../../../core/service/service-rules.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import { Section } from './part-form.tsx';

interface ServiceFacetsProps {
  readonly service: ServiceRules;
  readonly onChange: (part: Partial<ServiceRules>) => void;
}

const sides = ['off', 'origin', 'receiver', 'both'] as const;

/** What leaves of a request beside its fields: approvals, the state of its clocks, the customer's rating. */
export function ServiceFacets({ service, onChange }: ServiceFacetsProps) {
  const words = useTexts().texts.servicePart;
  const { approvals, sla, satisfaction } = service;
  const { domains, ...anyone } = approvals;
  // As typed: a comma at the end is no domain yet, and must not vanish under the hand.
  const [typed, setTyped] = useState((domains ?? []).join(', '));
  const setDomains = (text: string): void => {
    setTyped(text);
    const named = text.split(',').flatMap((one) => one.trim() || []);
    onChange({ approvals: named.length === 0 ? anyone : { ...anyone, domains: named } });
  };
  return (
    <Section heading={words.facets}>
      <Checkbox
        testId="service-approvals"
        label={words.approvals}
        isChecked={approvals.out === 'on'}
        onChange={(event) =>
          onChange({ approvals: { ...approvals, out: event.target.checked === true ? 'on' : 'off' } })
        }
      />
      {approvals.out === 'on' && (
        <TextField
          name="service-domains"
          label={words.domains}
          hint={words.domainsHint}
          value={typed}
          onChange={setDomains}
        />
      )}
      <Choice
        name="service-sla"
        label={words.sla}
        value={sla.side}
        options={sides.map((value) => ({ value, label: words.sides[value] }))}
        onChange={(side) => onChange({ sla: { ...sla, side } })}
      />
      <Checkbox
        testId="service-satisfaction"
        label={words.satisfaction}
        isChecked={satisfaction.out === 'on'}
        onChange={(event) =>
          onChange({ satisfaction: { ...satisfaction, out: event.target.checked === true ? 'on' : 'off' } })
        }
      />
    </Section>
  );
}
