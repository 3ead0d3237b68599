/** Emoji and emoticons by what they say of the writer's mood, from -3 to 3. Written for this product. */
const EMOJI: readonly (readonly [weight: number, symbols: string])[] = [
  [3, "😍 🥰 😻 🤩 🥳 💯 🎉 🎊 🏆 💖 💗 💓 💞 💝 💘 💕 😘"],
  [
    2,
    "❤ ♥ ♡ 💙 💚 💛 🧡 💜 🖤 🤍 🤎 😊 😀 😃 😄 😁 😆 🙂 ☺ 😇 😎 🤗 👍 👏 🙌 💪 🤝 🥂 🍾 🌟 ⭐ ✨ 😺 😸 😽 🫶 👌 ✌ 🤞 😋 🎁 🎂 🥇 ☀ 🌞 🌈 🌹 🌸 💐 🌺 🌷 😌 😗 😙 😚 🤟 🤘 💃 🕺 ✅ 🔝 🎈 🤠",
  ],
  [1, "😉 😜 😝 😛 🤪 😂 🤣 😅 🙏 👀 💫 🎶 🎵 🔥 🚀 👑 💎 🍻 🍺 ☕ 🙋 🫡 ☘ 🍀 🌻 🌼 ⚽ 😏 😹 🆕 👋 🏖 ✈"],
  [-1, "😐 😑 😶 🙄 😬 🤔 😕 🤨 😳 😯 😲 😮 😴 🥱 🤷 🤦 😓 ⚠ ⛔ 😪 😵 🧐 ⏳ 🐌 🙃 🤐 ☹ 🆘"],
  [
    -2,
    "😒 😞 😔 😟 🙁 😣 😖 😫 😩 🥺 😢 😥 😰 😨 😱 😭 😿 💔 👎 🤕 🤒 😷 ❌ 🚫 🥀 😧 😦 🙀 💀 ☠ 🤥 🥴 🐍 🤑 💩 🗑 🤡 😤",
  ],
  [-3, "😠 😡 🤬 👿 😾 🤮 🤢 🖕 💢 😈 🔪"],
];

const HEART = "\uFE0F";
const weights = new Map<string, number>();
for (const [weight, symbols] of EMOJI) {
  for (const symbol of symbols.split(" ")) weights.set(symbol.replaceAll(HEART, ""), weight);
}

const TEASING = /^(?:[:;=xX][-o'^]?[pP]+|[:=]3+)$/;
const LAUGHING_OR_GLAD = /^(?:[<>]?[:;=8xX][-o'^]?[)\]dD*]+|<3+|[(]+[-']?[:;=]|\^[_.]?\^|\){2,})$/;
const SAD_OR_ANGRY =
  /^(?:[<>]?[:=8xX][-o'^]?[([/\\|cS]+|<\/3+|[)]+[-']?[:;=]|D[-']?[:;=]|-[_.]+-|[tT][_.][tT]|>[_.]<|:'+\(|\({2,})$/;

/** What an emoji or emoticon weighs; 0 if it says nothing of the mood. */
export function symbolValence(symbol: string): number {
  const emoji = weights.get(symbol.replaceAll(HEART, ""));
  if (emoji !== undefined) return emoji;
  if (TEASING.test(symbol)) return 1;
  if (LAUGHING_OR_GLAD.test(symbol)) return 2;
  return SAD_OR_ANGRY.test(symbol) ? -2 : 0;
}
