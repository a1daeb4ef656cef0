import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Pagination from '@atlaskit/pagination';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ElementType, MouseEvent } from 'react';
import { drawChildren } from '../forge-node.tsx';
import { follow, webAddress } from '../navigation.ts';
import { type Drawing, fire, handlerOf, listOf, numberOf, pick, textOf } from '../node-props.ts';
import { useEchoedValue } from '../use-echoed-value.ts';

const AnyTabs: ElementType = Tabs;
const AnyBreadcrumbs: ElementType = Breadcrumbs;
const AnyBreadcrumbsItem: ElementType = BreadcrumbsItem;
const AnyPagination: ElementType = Pagination;

const DrawTabs: Drawing = ({ node }) => {
  const { value, typed } = useEchoedValue(
    numberOf(node.props, 'selected'),
    numberOf(node.props, 'defaultSelected') ?? 0,
  );
  return (
    <AnyTabs
      {...pick(node.props, 'shouldUnmountTabPanelOnChange')}
      id={textOf(node.props, 'id') ?? node.key}
      selected={value}
      onChange={(index: number) => {
        typed(index);
        void fire(node.props, 'onChange', index);
      }}
    >
      {drawChildren(node)}
    </AnyTabs>
  );
};

const DrawBreadcrumbsItem: Drawing = ({ node }) => {
  const href = textOf(node.props, 'href');
  return (
    <AnyBreadcrumbsItem
      {...pick(node.props, 'text', 'truncationWidth')}
      href={href === undefined ? '#' : webAddress(href).href}
      onClick={(event: MouseEvent) => {
        event.preventDefault();
        if (handlerOf(node.props, 'onClick') !== undefined) void fire(node.props, 'onClick');
        else if (href !== undefined)
          follow(href, textOf(node.props, 'target') === '_blank' ? 'new-tab' : 'same-tab');
      }}
    />
  );
};

const DrawPagination: Drawing = ({ node }) => {
  const start = numberOf(node.props, 'defaultSelectedIndex') ?? 0;
  const { value, typed } = useEchoedValue(numberOf(node.props, 'selectedIndex'), start);
  return (
    <AnyPagination
      {...pick(node.props, 'max', 'label', 'nextLabel', 'previousLabel', 'pageLabel')}
      pages={listOf(node.props, 'pages')}
      selectedIndex={value}
      onChange={(_event: unknown, page: unknown) => {
        typed(Math.max(0, listOf(node.props, 'pages').indexOf(page)));
        void fire(node.props, 'onChange', {}, page);
      }}
    />
  );
};

/** Ways through the page. */
export const navigationComponents = {
  Tabs: DrawTabs,
  TabList: ({ node }) => <TabList>{drawChildren(node)}</TabList>,
  Tab: ({ node }) => <Tab {...pick(node.props)}>{drawChildren(node)}</Tab>,
  TabPanel: ({ node }) => <TabPanel {...pick(node.props)}>{drawChildren(node)}</TabPanel>,
  Breadcrumbs: ({ node }) => (
    <AnyBreadcrumbs
      {...pick(node.props, 'label', 'maxItems', 'itemsBeforeCollapse', 'itemsAfterCollapse', 'isExpanded')}
    >
      {drawChildren(node)}
    </AnyBreadcrumbs>
  ),
  BreadcrumbsItem: DrawBreadcrumbsItem,
  Pagination: DrawPagination,
} satisfies Record<string, Drawing>;
