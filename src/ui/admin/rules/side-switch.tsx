import { Button, ButtonGroup, Inline, Link, useProductContext } from '@forge/react';
import { scriptSide } from '../../../contract/scripts.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { partnerPage } from './partner-page.ts';
import type { RulesPartProps } from './rules-part.ts';

/** Which way the table of fields and the script editor look, and the way to the partner's own page. */
export function SideSwitch({ connection, side, onSide }: RulesPartProps) {
  const words = useTexts().texts.fieldsPart;
  const { peer } = connection;
  const page = partnerPage(peer.siteUrl, useProductContext()?.localId);
  return (
    <Inline space="space.200" alignBlock="center" shouldWrap rowSpace="space.100">
      <ButtonGroup label={words.side}>
        {scriptSide.options.map((one) => (
          <Button key={one} isSelected={one === side} onClick={() => onSide(one)}>
            {words.sides[one]}
          </Button>
        ))}
      </ButtonGroup>
      {page !== undefined && (
        <Link href={page} openNewTab>
          {words.partnerPage(peer.name)}
        </Link>
      )}
    </Inline>
  );
}
