/** A place where customers of many organisations speak. */
export interface KnownPlace {
  readonly id: string;
  readonly name: string;
  /** What messages call it; each is looked for as it stands. */
  readonly words: readonly string[];
  /** How channels that come from there are usually named. */
  readonly channels: readonly string[];
}

const place = (id: string, name: string, words: readonly string[], channels: readonly string[] = [id]): KnownPlace => ({
  id,
  name,
  words,
  channels,
});

/** Where customers speak most often. Words that mean something else more often (X, app, post) are left out. */
export const knownPlaces: readonly KnownPlace[] = [
  place("mail", "Mail", ["email", "e-mail"], ["mail", "email"]),
  place("phone", "Telephone", ["hotline", "call centre", "call center", "on the phone"], ["phone", "call"]),
  place("chat", "Chat on our pages", ["live chat", "chatbot"], ["chat"]),
  place("facebook", "Facebook", ["facebook"]),
  place("messenger", "Messenger", ["facebook messenger"]),
  place("instagram", "Instagram", ["instagram", "insta"]),
  place("twitter", "X, formerly Twitter", ["twitter", "tweet", "tweeted"], ["twitter", "x"]),
  place("bluesky", "Bluesky", ["bluesky"]),
  place("mastodon", "Mastodon", ["mastodon"]),
  place("linkedin", "LinkedIn", ["linkedin"]),
  place("youtube", "YouTube", ["youtube"]),
  place("tiktok", "TikTok", ["tiktok", "tik tok"]),
  place("reddit", "Reddit", ["reddit", "subreddit"]),
  place("whatsapp", "WhatsApp", ["whatsapp", "whats app"]),
  place("telegram", "Telegram", ["telegram"]),
  place("discord", "Discord", ["discord"]),
  place("trustpilot", "Trustpilot", ["trustpilot"]),
  place("google_reviews", "Google reviews", ["google review", "google reviews", "google maps"], ["google_reviews"]),
  place("app_store", "App Store", ["app store", "appstore"]),
  place("google_play", "Google Play", ["google play", "play store"]),
  place("tripadvisor", "Tripadvisor", ["tripadvisor", "trip advisor"]),
  place("amazon", "Amazon", ["amazon"]),
  place("forum", "Forums", ["forum", "community forum"], ["forum", "community"]),
  place("employer_reviews", "Employer reviews", ["glassdoor", "kununu"], ["employer_reviews", "glassdoor", "kununu"]),
  place("consumer_bodies", "Ombudsman and consumer bodies", ["ombudsman", "trading standards"], ["ombudsman"]),
];
