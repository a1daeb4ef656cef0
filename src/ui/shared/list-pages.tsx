import { Inline, Pagination, Text } from '@forge/react';
import { useTexts } from './texts/use-texts.ts';

interface ListPagesProps {
  readonly total: number;
  /** Place of the first entry shown, counted from 0. */
  readonly from: number;
  readonly size: number;
  readonly onTurn: (from: number) => void;
}

/** Which part of a long list is shown, and the way to the others. */
export function ListPages({ total, from, size, onTurn }: ListPagesProps) {
  const { lists } = useTexts().texts;
  if (total <= size) return null;
  const pages = Array.from({ length: Math.ceil(total / size) }, (_, at) => at + 1);
  return (
    <Inline spread="space-between" alignBlock="center">
      <Text>{lists.counted(from + 1, Math.min(from + size, total), total)}</Text>
      <Pagination
        label={lists.page}
        pageLabel={lists.pageOf}
        previousLabel={lists.previous}
        nextLabel={lists.next}
        pages={pages}
        selectedIndex={Math.floor(from / size)}
        onChange={(_event, page) => onTurn((Number(page) - 1) * size)}
      />
    </Inline>
  );
}
