import type { Entry } from '../store/index.ts';

/**
 * Whether a document is a newer edition of another: the same title but for what names a draft or edition, the same year, issued or uploaded later.
 * A short title (政府工作报告) names no body and so no document.
 * Whoever compares may say so of any two documents; this is what is taken without being told.
 */
export function isEditionOf(later: Entry, earlier: Entry): boolean {
  const [a, b] = [bareTitle(later), bareTitle(earlier)];
  return later.id !== earlier.id && a.length >= 8 && a === b && later.values['year'] === earlier.values['year'] && dated(later) > dated(earlier);
}

function bareTitle(document: Entry): string {
  return String(document.values['title'] ?? '')
    .replace(/[（(〔【[][^）)〕】\]]*[）)〕】\]]/g, '')
    .replace(/(?:征求意见|送审|修订|修改|讨论|印发|审议|报批)稿|(?:修订|最终|正式|试行)版?|草案|定稿|第[一二三四五六七八九十\d]+[版稿次]/g, '')
    .replace(/[\s《》“”"·：:—-]/g, '');
}

const dated = ({ values, createdAt }: Entry) => `${String(values['issuedOn'] ?? createdAt.slice(0, 10))} ${createdAt}`;
