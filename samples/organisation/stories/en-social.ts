/** Posts in English; a story without an answer asks for none. */
export const enSocial = `
== commerce F -
> @fellmoor parcel says "delivered". To whom? Not to me. Not to my neighbours. {order}
< Hi {name}, the carrier left it at the kiosk on {street}; the card seems to have been lost. You can pick it up until {soon}.
>6h @fellmoor got it. The kiosk man says hi
== care F +
> Shout-out to the @fellmoor workshop in {town}: [walked in with a dead derailleur, rode out half an hour later|in with a broken spoke, out with a straight wheel and a free biscuit]. ❤️
< That will be read aloud in the workshop. Safe rides!
== care F +
> {n} years, three kids, one {bike}. Still going. Well done @fellmoor
== care F +
> [New {bike} day!!! 😍 @fellmoor|It's here it's here it's here!!! @fellmoor {bike} 😍|The {bike} is home. I may never sit on a chair again @fellmoor]
== product K -
> @kettla your app update moved the unlock button to where "report theft" used to be. Guess what I did at 7am
<product: Oh dear. It is reported already and the button moves back in the next update on {next}. Your report has been cancelled, no police will come.
> @kettla hahaha ok. That made it worth it
== care K -
> Day {n} of waiting for @kettla to answer one e-mail. I have named it. Its name is Gerald.
< Regards to Gerald. Your message has been found and answered this minute; the swap is booked for {next}.
>6h @kettla Gerald has been closed. Thank you
== care K -
> .@kettla {n} bikes at the {street} station, {n} flat tyres. That takes dedication
< Thanks for the count. The mobile workshop is on its way and will be there within two hours.
== care K -
> [Honestly|Tbh] @kettla is such a good idea, and such poor service. Nobody answers, ever.
== finance K -
> Why did @kettla charge me for a bike I returned {n} weeks ago 🙃 hello??
<finance: Sorry about that. The return was booked one day late; the charge has been refunded and your contract is closed.
> @kettla thanks, got the mail
== sales F 0
> Is the {bike} ever going to be available in green again, @fellmoor?
<sales: It returns on {soon}: in green and, new, in ochre.
== marketing F 0
> @fellmoor what time does the bike breakfast in {town} start on Sunday? The poster says 9, the site says 10 🤷
<marketing: It starts at 10, the poster is from last year. Coffee is included!
== marketing F +
> Won the little @fellmoor competition!! I never win anything. Not even arguments
<marketing: Congratulations, {name}! The parcel has been sent this afternoon.
== public_relations F +
> Good interview with @fellmoor's design lead about spare parts in today's paper. Twelve years of parts for every bike. More of this please
== care K -
> hey @kettla it's raining, I'm late, and my lock says NO
< That is no start to a day. I have opened {code} from here; please press the button once.
> @kettla ok it's open. still raining though
== care F -
> @fellmoor 45 minutes on hold and then the line dropped. Twice.
< We are sorry, {name}. We have added two people to the phones from {next}; I have put you on the call-back list for {next} at 4.
== commerce F 0
> @fellmoor do you ship to Ireland without the customs circus?
< Yes, parcels to Ireland leave from our own warehouse there, so no customs and delivery within three days.
> @fellmoor Excellent. *opens wallet*
== product F 0
> Which tyre pressure do you run on the {bike} in the wet? @fellmoor
<product: About 2.5 bar at the front and 3 at the rear; half a bar less when it is slippery. The table is on page 14 of the guide.
== product F -
> Second Glimmer light that dies in the rain. A bike light. In Britain. @fellmoor
<product: That should not happen. The first batch had a poor seal; send us nothing, a new one with the better seal has been posted to the address of your order.
> @fellmoor Now THAT is service
== care K +
> [OK @kettla, credit where it's due: tyre blew at 8, van came at 8:30, I was at work by 9|Flat tyre, one message to @kettla, twenty minutes, done. Who are you and what have you done with the old Kettla?]
< Thank you, we have told the crew.
== care K 0
> Do I need a helmet for the Kettla Lift or only for the fast ones? @kettla
< By law not for the Lift, as it stops helping at 25 km/h. We still recommend one.
== care K -
> @kettla Unsubscribed from your bikes today. The bikes were not the problem.
== commerce F -
> Dear @fellmoor, "2 to 3 working days" is now {n}. Which planet's days?
< Earth's, usually. It was held up by the strike at the depot and has been on the road since this morning; expected {next}.
== care F +
> Somebody left a note on my handlebar: "nice {bike}". Best day
== care F +
> The {town} @fellmoor store gave my son a free bell because he "looked like somebody who needs one". He has rung it for {n} hours. Thanks. I think
== finance F -
> @fellmoor still waiting for a refund of {amount} from {date}. Should I send a pigeon?
<finance: No pigeon needed: it went out this morning and will arrive within two business days.
== sales K 0
> Does @kettla work outside of {town} yet? Asking for my parents
<sales: Not yet. The next three towns start soon, and the list is on our page: https://kettla.example.com/towns
== product K -
> Kettla app: "We value your feedback!" Also Kettla app: crashes when you press feedback
<product: Point taken, with some embarrassment. The fix is released tonight in version 4.0.4.
== care K -
> anyone else's kettla making a noise like a goose
> not complaining, the goose and I have bonded, but is it safe @kettla
< It is safe but it should not honk: the mudguard stay is loose. Any station mechanic tightens it in a minute.
== marketing K -
> If @kettla sends one more "we miss you" mail I am blocking them. I left because you did not reply to mails. The irony
== care F 0
> @fellmoor is the {town} shop open on Sunday
< Yes, from 11 to 4.
== care F +
> Cycled to work all year. 3,000 km. One puncture. @fellmoor {bike} 💪
< Chapeau! That is further than from Leeds to Athens.
== commerce F 0
> When is the {gear} back in stock, @fellmoor? It's been "soon" for months
< New stock is expected on {soon}. I have put one aside under your name, no obligation.
> @fellmoor you legend
== care K -
> [Does anybody from @kettla EVER pick up the phone? Asking for everyone|Is there a phone at @kettla, and is it perhaps in a drawer?|Rang @kettla {n} times today. {n} times nothing]
== product F +
> The magnetic buckle on the Hazel helmet. Whoever invented it at @fellmoor: I owe you a pint
== public_relations K 0
> Hi @kettla, I'm a reporter with the evening paper: how many of your bikes were stolen this year? Who can comment on that?
<public_relations: 1.4 % of our bikes this year, half of them found again. Our spokeswoman calls you on {next} between 3 and 4.
== care K +
> small thing but the new bell on the Kettla One sounds lovely
== sales F 0
> Thinking about the {bike} for a 40 km commute. Mad or sensible? @fellmoor
<sales: Sensible with the wider gear range, mad without. Both are in the shop in {town}, so you can try the hill behind it.
== care K -
> "Your call is important to us" no it isn't @kettla
== care K -
> Lost 20 minutes because the @kettla station at {street} had no power. Again.
< It lost power at 6 this morning; the electrician has restored it at 9. You have been credited one day.
== care F 0
> [Morning ride|Sunday loop|Lunch ride] on the {bike}, fog on everything, not a car in sight
== care F +
> The smell of a new chain and nowhere to be. @fellmoor [Saturday|weekend] sorted
== care F -
> Dear @fellmoor, the parking sensor of your {town} store thinks my bike is a car. It charged me for an hour
<finance: It must have been the basket. Send us nothing, the hour has been refunded and the sensor gets glasses.
== product F 0
> @fellmoor will the {bike} take 45 mm tyres? Asking before I break something
<product: Yes, up to 47 mm without mudguards and 42 with.
> @fellmoor nothing broken. thank you
== care K -
> [Third|Fourth] @kettla bike this week with a brake that is more of a suggestion
<product: Please do not ride it. It has been blocked, and all bikes at {street} are checked today.
== care K +
> Forgot my umbrella in a @kettla box, got it BACK. In this economy
< It was our pleasure, it is a very nice umbrella.
== commerce F -
> I ordered one bell from @fellmoor. ONE. There are {n} bells in this parcel. It sounds like a herd
< A slip of the packing machine. Keep them and make {n} people happy.
== sales K 0
> @kettla how much is the Lift per month if I only need it on weekdays
<sales: There is only one price, {fee} for the One and about twice that for the Lift, weekends included.
== care K -
> @kettla your driver parked on my daughter's chalk drawing. She is five and wants a statement
<public_relations: Our statement: it was wrong, it was a lovely horse, and a box of chalk is on its way. It will arrive by {next}.
> @kettla statement accepted. She says it was a dog
== care F +
> shoutout to the guy in the {town} @fellmoor who said "you don't need a new one"
== marketing F -
> @fellmoor please, no more push messages at 6 am. I love you but not at 6 am
<marketing: Agreed. From today on nothing is sent before 9, and you can turn it off under "Settings".
== care K -
> wrote to @kettla on {day}, wrote again today. Is it me
== finance K -
> @kettla why does my invoice say "miscellaneous {amount}"? What did I miscellaneous?
<finance: A lost helmet was booked to the wrong contract. It is corrected, and {amount} has been refunded.
== care F 0
> Anyone riding from {town} to the coast on Sunday? Slow group, many stops, cake
== product F +
> Third rainy commute in the Drizzle jacket and I am disgustingly dry. @fellmoor
== care K -
> @kettla saddle height lever snapped off in my hand. I now own a small lever
< Keep it as a souvenir. The bike is taken out of service, and another one is open for you at {street}.
== commerce F 0
> does @fellmoor gift wrap? It is for a very small bike for a very small person
< Yes, for £3, just tick the box at the checkout. For very small persons we add a balloon.
== care K +
> two months with @kettla: zero parking tickets, zero punctures, slightly better legs
== care K -
> @kettla app, station, hotline: pick one that works
`;
