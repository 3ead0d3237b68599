/** What people wrote beside a score, in English: nps by band, csat by good and bad; and what some were answered. */
export const enSurvey = `
== promoter FK
> [Friendly people, quick answers.|Quick answers from friendly people.]
> I tell everybody about you already
> The {ride} is great and so is the workshop
> Never had a problem. And the one time I did, it was solved in a day.
> honest prices, honest advice
> They remembered my name. And my bike's name
> Easy. Just easy.
> {agent} was fantastic, please give {agent} a raise
> Solid bikes, kind people, and somebody who actually reads what you write to them
> 10 because 11 was not there
> love it
> great
> Clear invoice, clear language, no tricks
> 👏👏
> My knees thank you
> Good people. Good bikes. Good coffee in {town}, by the way
> I asked a silly question and got a serious answer. Wonderful
> Everything arrived as promised, on the day it was promised
> My teenager likes it. MY TEENAGER
> No complaints at all
> You call back when you say you will. That is rarer than you think.
> Would recommend, have recommended, will recommend
== promoter F
> Best shop in {town}
> My third {ride}. That should say enough
> Repairs instead of "buy a new one". More companies should work like that
> Delivery was a day early, and the box was easy to open. Small things, but they add up
> I was sceptical about buying a bike online. I am not any more.
> The mechanic explained what he did instead of just charging me for it
> five years in and the {ride} still feels new
== promoter K
> Got rid of the car. Could not be happier
> The app got so much better in the last weeks
> Flat tyre fixed within an hour, in the rain, with a smile
> no parking, no repairs, no worries. perfect for the city
> Swapped to a Lift for my hill, took two minutes
== passive FK
> ok
> It does what it should
> Good advice in the shop, slow answers by e-mail
> Nothing special, nothing wrong
> Solid. A bit pricey
> Would have been a 9, but I had to ask twice
> Fine so far, ask me again in a year
> good but not perfect
> The people are better than the website
> 7 is a good grade where I come from
== passive F
> Good, but the delivery could be faster
> Nice bike. The manual is hard to read
> quite happy, but the website forgets my basket every time
> The jacket is good, the sizes run large
== passive K
> Good idea. The stations are often empty in the morning
> App is okay now. Was worse
> Handy, though heavy
> I would like a bell that can be heard
> decent for short rides
== detractor FK
> Nobody answered my e-mail. Is there anybody?
< There is, and I am sorry that it took a survey. Your e-mail was found and answered today; I have checked that nothing else of yours is waiting.
> too expensive
> The hotline is a joke
> I was promised a call on {day}. It is {n} days later. Can somebody please call me?
< I am sorry about the call that never came. I have booked one for {next} at 10, and it is my own number that will ring.
> no
> The chat closes when it gets difficult
< It closes after ten minutes without a message, also while one of us is searching. That was a bad setting, and it has been changed to an hour.
> Three people, three different answers
> Waited {n} weeks for a spare part
<product: That is too long. The part was missing from the stock list; it has been ordered and you will receive it by {next}.
> meh
> I felt like a number, and they got the number wrong too
== detractor F
> Sent back twice, wrong size twice. Please check what you pack
<commerce: It should not happen twice. The right size has been set aside by hand and will be sent with a free return label.
> the jacket leaks. a rain jacket
<product: It should not. Please use the label we have just sent you; you will receive a new one from the next batch, with taped seams.
> Bought on sale, and two days later it was 10% cheaper still
== detractor K
> My bike was broken more often than it worked
> charged for a month I did not use, still waiting for the refund
<finance: I have checked your account: the refund was approved but not sent. It leaves today and will arrive within three days.
> Never answers. Never.
> The app. Just the app.
> after what happened with the locks I do not trust it any more
> Every station empty at 8 am, every single day. What am I paying for?
<product: For a bike at 8, and you are right to ask. From {next} the van fills {street} at 7 instead of 10.
> locked out in the rain for two days. you can have your two days of credit back
> I pay for one bike and walk to three stations to find it
> cancelled.
== good FK
> [quick and kind|kind and quick]
> {agent} knew exactly what to do
> solved in five minutes, thanks
> perfect
> Very helpful, even though it was my own mistake
> 👍
> got an answer while I was still typing
> clear and friendly
> top
> a human! with humour!
> easy peasy
> thanks {agent}
> no waiting, no fuss
> exactly what I needed
== bad FK
> nice person, no solution
> had to explain everything twice
> took ages
> the answer did not fit my question
> still not solved
> I was sent from one to the next
> slow
> got three copied paragraphs and a smiley
== bad K
> friendly but I still have no bike
> second time this month with the same problem
`;
