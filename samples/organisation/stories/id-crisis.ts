/** The four days on which Kettla's locks did not open, in Indonesian. */
export const idCrisis = `
== care K - social d1
> @kettla SEMUA kunci di {street} mati. sepuluh orang antre di sini. ada apa sih???
<product: Update kunci semalam gagal. Kami kembalikan kota demi kota, {town} diperkirakan malam ini. Perjalanan yang tidak bisa ditutup tidak ditagih.
> @kettla "malam ini"?! saya harus berangkat SEKARANG
< Silakan naik taksi dulu dan simpan kuitansinya, biayanya akan kami ganti.
== care K - social d1
> kekunci dari sepeda sendiri gara-gara update. hebat @kettla
== care K - social d1
> kunci kettla kalian juga kedip merah?
== care K - social d3
> hari ketiga. sepedaku sudah ada yang ngasih bunga @kettla
== finance K - social
> argonya jalan terus karena kunci nggak bisa ditutup. sudah {amount} @kettla, ini penipuan namanya
<finance: Tidak ada yang perlu membayar. Semua biaya selama gangguan akan dikembalikan sebelum hari {next}.
== public_relations K - social d1
> Saya wartawan: berapa sepeda @kettla yang terdampak? Apakah ada klarifikasi resmi?
<public_relations: Sekitar 4.100 sepeda di sembilan kota sejak semalam. Klarifikasi kami diperbarui tiap dua jam: https://kettla.example.com/kunci
== care K - social
> [pelayanan terburuk. kecewa berat @kettla|@kettla parah banget, sudah {n} jam nunggu|kecewa banget sama @kettla hari ini]
== care K - social d1
> [telat ujian gara-gara kunci @kettla. makasih loh 😡|ketinggalan kereta gara-gara @kettla 😡]
== care K + social d2+
> salut buat mekanik @kettla di {street}, dimarahi orang satu antrean tetap senyum. punyaku sudah kebuka
== care K - chat d1
> kunci merah, nggak bisa dibuka, {code}
< Mohon maaf, semua kunci terganggu sejak pagi. Coba tekan tombolnya 30 detik dengan aplikasi tertutup.
> nggak bisa juga
< Mekanik akan datang membawa kunci, estimasi dua jam di {street}. Tidak ada biaya.
== care K - chat
> [HALO|halo??|PERMISI]
> ada orang nggak
> sudah satu jam saya nomor antrean 48
== care K - chat d2+
> [masih merah. kemarin bilangnya jam 5|kak ini masih merah juga, kemarin katanya sore]
< Pengembalian di {town} gagal. Hari ini mekanik membuka satu per satu, {street} dijadwalkan jam 2 siang.
> ya sudah
== finance K - email d4+
subject: Ganti rugi gangguan kunci
> Tiga hari tanpa sepeda, {amount} untuk ojek, dan satu rapat terlewat. Saya minta uang dikembalikan dan penjelasan yang jelas, bukan sekadar "gangguan teknis".
<finance: {amount} dan biaya bulan ini sudah dikembalikan hari ini. Penyebabnya: update dikirim ke semua kunci sekaligus; mulai sekarang akan dicoba pada satu dari seratus dulu.
> Baik, setidaknya jujur.
== care K - email d2+
subject: BERHENTI LANGGANAN
> Saya berhenti SEKARANG JUGA. Tadi saya kehujanan bersama dua anak di depan sepeda yang saya BAYAR dan tidak bisa dibuka. Benar-benar mengecewakan.
== care K - social d1
> parah @kettla, jalan kaki ke kantor {n} km
== care K - social
> kunci kok butuh internet. itu bukan kunci namanya @kettla
== care K - social d2+
> pagi kedua jalan kaki. aplikasinya bilang "selamat bersepeda". kecewa berat @kettla
== care K - social
> [admin @kettla masih ada?|halo @kettla?] {n} orang di {street} nunggu nih
< Ada, dan mohon maaf. Mekanik menuju {street}, diperkirakan sampai dalam satu jam.
== finance K - social d2+
> saldo kepotong {amount} padahal sepedanya kekunci. balikin dong @kettla
<finance: Sudah dikembalikan barusan, begitu juga untuk semua pelanggan lain. Mohon maaf.
== care K - social d2+
> tukang kunci di {street} lebih cepat dari cs @kettla
== care K - social d4+
> akhirnya hijau juga. halo lagi @kettla
== care K - chat d1
> [pagi kak, kuncinya gak respon|kak kunci cuma bunyi tiga kali]
< Selamat pagi {name}. Semua kunci terganggu sejak semalam. Coba tutup aplikasinya lalu tekan tombol 30 detik.
> [kebuka!|bisa, makasih]
== care K - chat d2+
> beneran taksi diganti?
<finance: Benar, untuk semua yang sepedanya terkunci. Kirim kuitansinya di sini, dibayar dalam tiga hari.
> oke siap
== care K - chat d2+
> hari kedua. {street} kapan dibuka?
< Hari ini, estimasi dua jam lagi. Biayanya sudah kami hentikan.
`;
