import { type AnyFeed, type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";

/** A text of a feed, and whether it is HTML. */
export interface Words {
  readonly text: string;
  readonly html: boolean;
}

interface Author {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
}

/** What all kinds of feeds say of one thing in them. */
export interface FeedItem {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly words: Words;
  readonly author: Author | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  /** Ids or addresses of what it answers. */
  readonly answers: readonly string[];
  readonly categories: readonly string[];
  /** Addresses of pictures, sounds and films that it brings. */
  readonly enclosures: readonly string[];
}

/** No feed needs more at once, and no machine should be given more. */
const MOST_ITEMS = 10_000;

/** Why a text is no feed that is read. */
export class NoFeed extends Error {}

/**
 * The things in a feed, in its order. Entities of its own, which could unfold without end, are refused. Throws `NoFeed`.
 */
export function itemsIn(text: string): FeedItem[] {
  const start = text.slice(0, 1000).trimStart();
  if (/<!ENTITY/i.test(text)) throw new NoFeed("it declares entities of its own, which are not unfolded");
  if (/^<(?:!doctype html|html\b)/i.test(start)) throw new NoFeed("it is a web page");
  return itemsOf(parsed(text)).slice(0, MOST_ITEMS);
}

function parsed(text: string): AnyFeed {
  try {
    return parseFeed(text, { maxItems: MOST_ITEMS });
  } catch (error) {
    const malformed = error instanceof Error && error.name === "MalformedError";
    throw new NoFeed(malformed ? "it is damaged" : "it is neither RSS, Atom, RDF nor JSON Feed", { cause: error });
  }
}

function itemsOf(found: AnyFeed): FeedItem[] {
  switch (found.format) {
    case "rss":
      return (found.feed.items ?? []).map((item) => ofRss(item, found.feed));
    case "rdf":
      return (found.feed.items ?? []).map(ofRdf);
    case "atom":
      return (found.feed.entries ?? []).map((entry) => ofAtom(entry, found.feed));
    case "json":
      return (found.feed.items ?? []).map((item) => ofJson(item, found.feed));
  }
}

const NO_WORDS: Words = { text: "", html: false };
const asHtml = (text: string | undefined): Words => (text === undefined ? NO_WORDS : { text, html: true });
const present = (values: readonly (string | undefined)[]): string[] => values.filter((value) => value !== undefined);

function ofRss(item: RssFeed.Item<string>, feed: RssFeed.Feed<string>): FeedItem {
  const [creator] = item.dc?.creators ?? [];
  const [author = creator === undefined ? undefined : { name: creator }] = item.authors ?? [];
  return {
    id: item.guid?.value,
    link: item.link,
    title: item.title,
    words: asHtml(item.content?.encoded ?? item.description),
    author: author ? { name: author.name, email: author.email, url: author.link } : personIn(feed.managingEditor),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    answers: repliesOf(item),
    categories: present((item.categories ?? []).map(({ name }) => name)),
    enclosures: present((item.enclosures ?? []).map(({ url }) => url)),
  };
}

const personIn = (person: RssFeed.Person | undefined): Author | undefined =>
  person && { name: person.name, email: person.email, url: person.link };

function ofRdf(item: RdfFeed.Item<string>): FeedItem {
  const [creator] = item.dc?.creators ?? [];
  return {
    id: item.rdf?.about,
    link: item.link,
    title: item.title,
    words: asHtml(item.content?.encoded ?? item.description),
    author: creator === undefined ? undefined : { name: creator },
    published: item.dc?.dates?.[0],
    updated: item.dcterms?.modified?.[0],
    answers: [],
    categories: item.dc?.subjects ?? [],
    enclosures: [],
  };
}

function ofAtom(entry: AtomFeed.Entry<string>, feed: AtomFeed.Feed<string>): FeedItem {
  const links = entry.links ?? [];
  const [author] = entry.authors ?? entry.source?.authors ?? feed.authors ?? [];
  return {
    id: entry.id,
    link: (links.find(({ rel }) => rel === undefined || rel === "alternate") ?? links[0])?.href,
    title: entry.title && wordsOf(entry.title).text,
    words: entry.content?.value === undefined ? wordsOf(entry.summary) : wordsOf(entry.content),
    author: author && { name: author.name, email: author.email, url: author.uri },
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    answers: repliesOf(entry),
    categories: present((entry.categories ?? []).map(({ label, term }) => label ?? term)),
    enclosures: present(links.filter(({ rel }) => rel === "enclosure").map(({ href }) => href)),
  };
}

function wordsOf(text: { readonly value?: string; readonly type?: string } | undefined): Words {
  return { text: text?.value ?? "", html: /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(text?.type ?? "") };
}

function repliesOf({ thr }: Pick<AtomFeed.Entry<string>, "thr">): string[] {
  return present((thr?.inReplyTos ?? []).flatMap(({ ref, href }) => [ref, href]));
}

function ofJson(item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>): FeedItem {
  const [author] = item.authors ?? feed.authors ?? [];
  const { content_text: plain, content_html: html, summary } = item;
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    words: html === undefined ? { text: plain ?? summary ?? "", html: false } : { text: html, html: true },
    author: author && { name: author.name, url: author.url },
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    answers: [],
    categories: item.tags ?? [],
    enclosures: present((item.attachments ?? []).map(({ url }) => url)),
  };
}
