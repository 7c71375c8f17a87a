/** The pages of the rail, in their order, with the letter that follows `g`. */
import { BarChartOutlined, DashboardOutlined, FileTextOutlined, ProfileOutlined, SettingOutlined, TableOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { MessageKey } from '../messages/index.ts';

export interface PageLink {
  readonly key: 'overview' | 'documents' | 'ledgers' | 'plans' | 'reports' | 'admin';
  readonly label: MessageKey;
  readonly letter: string;
  readonly icon: ComponentType;
  /** Beginnings of the path under the park for which the page is the current one. */
  readonly under: readonly string[];
  readonly to:
    | '/parks/$park/overview'
    | '/parks/$park/documents'
    | '/parks/$park/ledgers'
    | '/parks/$park/plans'
    | '/parks/$park/reports'
    | '/parks/$park/admin';
}

export const pages: readonly PageLink[] = [
  { key: 'overview', label: 'nav.overview', letter: 'o', icon: DashboardOutlined, under: ['overview'], to: '/parks/$park/overview' },
  { key: 'documents', label: 'nav.documents', letter: 'd', icon: FileTextOutlined, under: ['documents'], to: '/parks/$park/documents' },
  { key: 'ledgers', label: 'nav.ledgers', letter: 'l', icon: TableOutlined, under: ['ledgers', 'goals'], to: '/parks/$park/ledgers' },
  { key: 'plans', label: 'nav.plans', letter: 'p', icon: BarChartOutlined, under: ['plans'], to: '/parks/$park/plans' },
  { key: 'reports', label: 'nav.reports', letter: 'r', icon: ProfileOutlined, under: ['reports'], to: '/parks/$park/reports' },
  { key: 'admin', label: 'nav.admin', letter: 'a', icon: SettingOutlined, under: ['admin'], to: '/parks/$park/admin' },
];
