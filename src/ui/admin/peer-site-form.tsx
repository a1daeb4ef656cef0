import { Button, ButtonGroup, Form, FormFooter, FormSection } from '@forge/react';
import { useState } from 'react';
import { siteOrigin } from '../../core/protocol/peer-url.ts';
import { TextField } from '../shared/text-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';

interface PeerSiteFormProps {
  /** What was named before. */
  readonly named: string;
  /** The origin of the site; empty where the person does not know it. */
  readonly onNamed: (origin: string) => void;
}

/** Asks for the partner's site before all else, so that the code can be bound to it. Nothing is asked of that site. */
export function PeerSiteForm({ named, onNamed }: PeerSiteFormProps) {
  const { texts } = useTexts();
  const { invite, common } = texts;
  const [site, setSite] = useState(named);
  const [error, setError] = useState<string>();
  const submit = async (): Promise<void> => {
    const typed = site.trim();
    const origin = siteOrigin(typed);
    if (typed !== '' && origin !== undefined) onNamed(origin);
    else setError(typed === '' ? common.required : invite.peerSiteInvalid);
  };
  return (
    <Form onSubmit={submit}>
      <FormSection>
        <TextField
          name="peerSiteUrl"
          label={invite.peerSite}
          hint={invite.peerSiteHint}
          isRequired
          isFirst
          value={site}
          error={error}
          onChange={setSite}
        />
      </FormSection>
      <FormFooter>
        <ButtonGroup>
          <Button appearance="subtle" onClick={() => onNamed('')}>
            {invite.peerSiteUnknown}
          </Button>
          <Button type="submit" appearance="primary">
            {common.next}
          </Button>
        </ButtonGroup>
      </FormFooter>
    </Form>
  );
}
