<?php
// PHP's engine. Reads [pattern, text] pairs and prints whether each text matches.
$pairs = json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR);
// No pattern has this character, so that it can stand around each.
$match = fn (array $pair) => preg_match("\x01{$pair[0]}\x01u", $pair[1]);
$found = array_map($match, $pairs);
if (in_array(false, $found, true)) {
    fwrite(STDERR, preg_last_error_msg());
    exit(1);
}
echo json_encode(array_map(fn (int $count) => $count === 1, $found));
