import { Box, Button, ButtonGroup } from '@forge/react';
import { scriptSide } from '../../../contract/scripts.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import type { RulesPartProps } from './rules-part.ts';

/** Which way the table of fields and the script editor look. */
export function SideSwitch({ side, onSide }: Pick<RulesPartProps, 'side' | 'onSide'>) {
  const words = useTexts().texts.fieldsPart;
  return (
    <Box>
      <ButtonGroup label={words.side}>
        {scriptSide.options.map((one) => (
          <Button key={one} isSelected={one === side} onClick={() => onSide(one)}>
            {words.sides[one]}
          </Button>
        ))}
      </ButtonGroup>
    </Box>
  );
}
