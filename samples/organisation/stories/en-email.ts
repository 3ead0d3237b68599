/** Letters in English. The form of a story stands in ../rules/story.ts. */
export const enEmail = `
== commerce F -
subject: Order {order} [still not here|has gone missing|– where is it?]
> I ordered a {gear} on {date} and the tracking page has said "handed to carrier" for {n} days now. [It was meant as a birthday present for my sister, so I am getting a bit nervous.|I stayed in twice for nothing.] Order number is {order}. Could somebody find out where the parcel actually is?
< Sorry about the silence from the carrier. I have spoken to the depot: parcel {order} was sorted to the wrong town and has been sent on its way again. You will receive it by {next}. If it is not there by then, we send a new one the same day.
>4 [It came this morning, thank you!|Arrived today. The box looks like it went round the world but the contents are fine. Thanks for chasing it.]
== commerce F 0
subject: Wrong size, order {order}
> [The jacket is lovely|Lovely jacket], but the {size} fits like a tent. Can I swap it for one size smaller without paying for postage both ways? I have only tried it on over a jumper, the labels are still attached.
< Of course. I have put one size smaller aside for you and sent you a prepaid return label. Drop the parcel at any post office; the exchange is dispatched as soon as the label is scanned.
>1 Done, dropped it off at lunch. That was painless.
== finance F -
subject: [Charged twice for|Double payment,] order {order}
> My bank shows two payments of {amount} for order {order}, one on {date} and the same again a day later. I only ordered once and I only received one parcel. Please refund the second payment. I can send a screenshot of the statement if that helps.
< Thanks for spotting this. The payment provider timed out and tried again. I can see both payments, and I have passed this on to our accounts team.
<finance: I have refunded {amount} to your card today. It will show within three to five business days. No screenshot needed.
>4 [Refund is there.|Just to confirm: the money is back.] Thank you both.
== finance K -
subject: [Invoice after cancelling|Still being charged], contract {order}
> I returned my {kbike} at the {street} station on {date} and have the confirmation e-mail. On {day} you took another {fee} from my account. Why? I cancelled in time and I want that money back.
< You are right, the return was booked in but the contract stayed open because the battery had not been checked off. I have forwarded this to finance with your confirmation.
<finance: The contract is closed as of your return date and {fee} has been refunded to your account. You will receive a corrected invoice within the hour.
> OK. Thanks. I would still like to know why I had to be the one to notice.
<finance: Fair point. Returns without a battery check are now listed every morning, because yours was not the only one. That is on us, not on you.
== care K -
subject: Second e-mail about the squeaking brakes
> This is my second e-mail. The rear brake of my {kbike} squeals so badly that people turn round in the street. I wrote on {date} and got an automatic reply and then nothing. The bike costs me {fee} a month. Is anybody reading this?
< I am sorry, your first message was filed under a contract that no longer exists, so nobody saw it. I have booked the mobile workshop for {next} between 9 and 12 at your home address. New pads are included, and this month is half price.
>4 The mechanic came, was very nice, and the brake is silent. So it can be done.
== product F 0
subject: Which rack fits the {bike}?
> I am thinking about touring with the {bike} in the holidays. The description says "rack mounts" but not which ones. Will a standard 25 kg rear rack fit with mudguards on, or do I need the long stays? I could not find it anywhere on the site.
<product: It takes any standard rear rack with adjustable stays. With mudguards you need the 12 mm spacers, part 7741; they are included with the frame, taped inside the small box. I have also added this to the product page, because you are right, it was missing.
>2 Found the spacers exactly where you said. I nearly threw that little box away! Much appreciated.
== sales F 0
subject: [{n} bikes for our office|Quote for a small fleet]
> We are a small architects' office in {town} and would like to buy {n} {bike} bikes for the team. Is there a price for businesses, and can somebody service them here once a year? A rough quote would do for now, I have to present it on {next}.
<sales: For {n} bikes we offer 12 % off the list price, which is {big} each before the discount. The yearly service costs £65 a bike and our mechanics come to you. The full quote is attached, valid for 30 days.
> Perfect timing, thank you. I will come back to you after the meeting.
== sales K 0
subject: Student price?
> Do you have a student price for the {kbike}? Your site mentions one under "questions" but the link leads to an empty page. I start in {town} in two weeks and would like to subscribe then.
<sales: Yes, students pay 20 % less for the first year. The page is being repaired; until then use code CAMPUS when you sign up and upload your student card. It applies to all three models.
== commerce F -
subject: [Parcel arrived damaged|Bent wheel], order {order}
> My {bike} arrived today. The box had a hole the size of a football in it and the front wheel is bent, it rubs on every turn. I have attached photos. I really do not want to send the whole bike back. What now?
< That is annoying after waiting for it, and the photos are all we need. A new front wheel is on its way and will be delivered by {next}. Any of our stores fits it free of charge, or we pay your local shop up to £25.
>4 The wheel came and my local shop fitted it while I had a coffee. Here is the receipt for £18.
<finance: Received, and £18 has been transferred to your account.
== care F +
subject: [A thank-you for your Norwich workshop|Compliment for the {town} store]
> I only wanted to say that the young woman in your {town} workshop saved our holiday. Snapped gear cable, one hour before the ferry, shop already half closed. She stayed, fixed it in fifteen minutes and would not even take a tip. People like that are why I come back.
< What a lovely message to begin the week with. That was Maren, and I have pinned your e-mail above her workbench. Enjoy the rest of the trip!
== marketing F 0
subject: Voucher code does not work
> The newsletter promised £15 off with the voucher code WHEELS15 and the checkout says "unknown code". I have tried it with and without capitals. It is supposed to run until {soon}. Is the voucher wrong or am I?
<marketing: It is us: the code was printed without its hyphen. Please use WHEELS-15, it is valid until {soon} and works on sale items as well.
> Worked, thanks.
== marketing K -
subject: UNSUBSCRIBE. Again.
> I have unsubscribed from your newsletter three times. THREE. Every time it says "sorry to see you go" and every Thursday you are back. I am not going, apparently. Please take me off for good, or I will have to build a fence.
<marketing: No fence needed. Your address was in two lists and the link only removed one. I have taken you off both and checked that nothing is scheduled. You will receive no further marketing e-mails.
== product K -
subject: Battery of the {kbike} loses charge overnight
> [For about a week|Since {day}] the battery of my {kbike} drops from full to about 60 % overnight, just standing in the hallway. It is warm in there. Before that it lost maybe two per cent. I have restarted it as the app suggests. Is it a known problem?
< Thanks for the exact figures, they help. I have forwarded them to the product team.
<product: Yes, it is known: firmware 3.8 keeps the lock's radio awake. An update is rolled out on {next}; until then, turn off "find my bike" in the settings and the drain stops.
>2 Turned it off and it is down to 1 % a night. Good that somebody knows their stuff there.
== care F 0
subject: Guarantee on a second-hand {bike}
> I bought a {bike} from a neighbour last month. It is two years old. There is a hairline crack in the paint near the bottom bracket. Does the guarantee pass to me? He still has the receipt from your {town} store.
< The frame guarantee stays with the bike, for five years from the date on the receipt. Please do not ride it until somebody has looked at the crack. I have reserved a slot in the {town} workshop for {next} at 10; bring the receipt or a photo of it.
>4 Paint only, says the mechanic. What a relief. Thanks for being so quick.
== care K -
subject: Collection that never happened
> I booked a day off so that your driver could collect the {kbike} on {day} between 8 and 12. At 12:30 I called. At 1 somebody told me that the driver "had not found the house". The house is where it has been since 1911. I would like the day back but will settle for a new date and an apology.
< The apology first: this was badly handled, and nobody even called you. I have arranged a new collection on {next} at a time that you choose, and we have credited one month. The driver will ring you 30 minutes before.
> {next} at 8 then. We shall see.
== public_relations F 0
subject: Press enquiry: repairable bicycles
> I am a journalist and writing a piece on repairable bicycles for a regional newspaper. I would like to speak to somebody about how long you keep spare parts, and whether independent shops can get them. My deadline is {soon}. Is there a press contact?
<public_relations: Thank you for asking. We keep spare parts for at least twelve years and sell them to independent shops at the same price as to our own. Our head of design is available for an interview on {next} between 2 and 5; I have sent you a fact sheet with figures.
> {next} at 3 suits me. I will call.
== finance F 0
subject: VAT invoice for order {order}
> Could you send me a proper VAT invoice for order {order}? The receipt in my account shows only the total of {amount}, and our bookkeeper is not amused.
<finance: Here it is, attached as a PDF with our VAT number and the tax shown for each item. For the next order, tick "business" at the checkout and it is sent automatically.
== commerce F -
subject: Half the order is missing
> The parcel for order {order} came but only the pump was inside. The {gear} is missing. The packing slip says "1 of 1". I have turned the box upside down, twice, and the cat has inspected it too.
< Please thank the cat. The second item was left behind in the warehouse; it has been shipped today with tracking and will arrive by {next}. Sorry for the confusion.
>4 Here now. The cat accepts your apology.
== sales F 0
subject: Test ride on Saturday?
> Is it possible to test ride the Badger Cargo in {town} on a Saturday with two children in the box? They are 3 and 5 and have strong opinions. We are undecided between that one and a trailer.
<sales: Yes, bring them. There is a Badger Cargo with seats and rain cover reserved for you on Saturday at 11, for as long as you like. We also have a trailer here, so that you can compare.
> Booked in the family calendar. Thank you!
>5 [We came, we rode, the five-year-old has decided. How long is delivery if we order in blue?|They loved it. Is the blue one in stock, or how long would we wait?]
<sales: Good choice by the expert. Blue is available in {town} from {soon}; the price is {big}, rain cover included.
== care K 0
subject: Moving to another town with my {kbike}
> I am moving from {town} at the end of the month and would like to keep my {kbike}. Do I need a new contract, and what about the theft cover at the new address?
< You can keep everything as it is. Just change the address under "My contract" before you move; the theft cover applies in all towns where we are, and the monthly price stays the same.
== care K -
subject: What data do you keep about my rides?
> Under data protection law I would like to know which personal data you hold about me, in particular where I have ridden and how long you keep it. My contract is {order}. Please confirm that you have received this.
< Confirmed. Your request is logged and you will receive the complete report within 30 days. In short: start and end of each ride for billing, kept for six months; we do not record the way between.
> [That is clearer than I expected. I will wait for the report.|Thank you for the straight answer.]
== product F +
subject: An idea for the Burrow pannier
> I have used the Burrow pannier every day for two years, in snow, on trains, once as a pillow. The only suggestion I have: a loop on the inside for keys. I always end up fishing for them in the dark. Otherwise it is the best bag I own.
<product: Two years of daily use and one wish: we will take that. A key loop has been added to the next version, which comes with the next collection; I have noted your address and will send you one of the first.
== commerce F 0
subject: Change of address for order {order}
> I typed my old postcode by habit. Order {order} should go to the new address: {street} {n}, {town}. Is it too late to change it?
< Just in time. I have updated the address, and the parcel leaves tomorrow.
> Phew. Thanks!
== care K -
subject: complaint
> no bike since {date}. was promised a replacement "in 48 hours". it is now {n} days. i pay {fee} a month to walk.
< You should not be paying to walk. A replacement {kbike} is reserved for you at the {street} station as of now, and the days without a bike have been refunded. The old one will be collected; you need not do anything.
>1 picked it up. rides fine. please do something about your promises though.
`;
