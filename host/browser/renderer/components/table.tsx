import DynamicTable from '@atlaskit/dynamic-table';
import type { ElementType } from 'react';
import { drawAll, drawProp, wrapped } from '../forge-node.tsx';
import { type Drawing, fire, handlerOf, pick, textOf } from '../node-props.ts';
import type { ForgeDoc } from '../wire/forge-doc.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnyTable: ElementType = DynamicTable;

const tableProps = [
  'caption',
  'defaultPage',
  'defaultSortKey',
  'defaultSortOrder',
  'highlightedRowIndex',
  'isFixedSize',
  'isLoading',
  'isRankable',
  'label',
  'loadingSpinnerSize',
  'page',
  'paginationi18n',
  'rowsPerPage',
  'sortKey',
  'sortOrder',
];

/** A cell: `key` is what it sorts by, its content are the node's children. */
function cellOf(cell: ForgeDoc): Record<string, unknown> {
  const key = textOf(cell.props, 'cellKey');
  return {
    ...pick(cell.props, 'colSpan', 'isSortable', 'shouldTruncate', 'width', 'isIconOnlyHeader'),
    ...(key === undefined ? {} : { key }),
    content: drawAll(cell.children),
  };
}

function rowOf(row: ForgeDoc, at: number): Record<string, unknown> {
  return {
    ...pick(row.props, 'isHighlighted'),
    key: textOf(row.props, 'rowKey') ?? `row-${at}`,
    cells: row.children.map(cellOf),
  };
}

/** What sorting and ranking tell the page: keys and places, never Atlaskit's own objects. */
function plainRank(event: unknown): Record<string, unknown> {
  if (!isRecord(event)) return {};
  const { sourceIndex, sourceKey, destination } = event;
  return { sourceIndex, sourceKey, ...(isRecord(destination) ? { destination } : {}) };
}

const DrawTable: Drawing = ({ node }) => {
  const { props } = node;
  const listens = (name: string) => handlerOf(props, name) !== undefined;
  const head = wrapped(node, 'head');
  return (
    <AnyTable
      {...pick(props, ...tableProps)}
      {...(head.length === 0 ? {} : { head: { cells: head.map(cellOf) } })}
      rows={wrapped(node, 'rows').map(rowOf)}
      emptyView={drawProp(props['emptyView'])}
      {...(listens('onSetPage') ? { onSetPage: (page: number) => void fire(props, 'onSetPage', page) } : {})}
      {...(listens('onSort')
        ? {
            onSort: (sort: Record<string, unknown>) =>
              void fire(props, 'onSort', pick(sort, 'key', 'sortOrder')),
          }
        : {})}
      {...(listens('onRankStart')
        ? { onRankStart: (rank: unknown) => void fire(props, 'onRankStart', rank) }
        : {})}
      {...(listens('onRankEnd')
        ? { onRankEnd: (rank: unknown) => void fire(props, 'onRankEnd', plainRank(rank)) }
        : {})}
    />
  );
};

export const tableComponents = {
  DynamicTable: DrawTable,
} satisfies Record<string, Drawing>;
